"""Asserts on the output of `./newsflow demo --json` over the samples."""
import json
import sys

result = json.load(open(sys.argv[1], encoding="utf8"))
documents = result["documents"]
by_title = {d["title"]: d for d in documents}
checks = []


def check(what, holds):
    checks.append((what, bool(holds)))


check("every sample became a document (12)", len(documents) == 12)
check("every document has a title and a body", all(d.get("title") and d.get("body") for d in documents))
check("every document has its language", {d["language"] for d in documents} == {"vi", "en"})
check("every document has a category", all(d.get("categories") for d in documents))
check("top-level categories come with IPTC codes",
      all(any(c["id"].startswith("medtop:") and c["id"].endswith("000000") for c in d["categories"]) for d in documents))
check("mentions lie where they say",
      all(d[m["field"]][m["start"]:m["end"]] == m["text"]
          for d in documents for e in d["entities"] for m in e["mentions"]))
check("no login chrome in a body", all("Đăng nhập" not in d["body"] for d in documents))
check("dates are honest about their precision",
      all(("published_at" in d) == (d["published_at_origin"] != "none") for d in documents))
check("a search without diacritics finds something", result["search"]["ids"])

for what, holds in checks:
    print(("ok      " if holds else "FAILED  ") + what)
failed = sum(not holds for _, holds in checks)
print(f"{len(checks) - failed} passed, {failed} failed")
sys.exit(1 if failed else 0)
