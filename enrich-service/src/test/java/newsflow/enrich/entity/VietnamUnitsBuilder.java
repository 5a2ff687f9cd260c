package newsflow.enrich.entity;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes {@code vn_units.tsv} from three tables of Vietnamese administrative units: those before
 * July 2025 with codes and parents, those since, and the sentence that says what each unit of 2025
 * was made of. Run: {@code VietnamUnitsBuilder TABLES_FOLDER OUT}.
 */
final class VietnamUnitsBuilder {
  private static final Pattern PART =
      Pattern.compile("\\s*([^,(]+?)\\s*((?:\\([^)]*\\)\\s*)*)(?:,|$)");
  private static final Pattern DISTRICT =
      Pattern.compile("\\((?:quận|huyện|thị xã|thành phố|TP|TX)\\s+([^)]+)\\)");

  /** One line of the result; {@code now} holds 2025 codes. */
  private record Unit(String code, String type, String name, String parent, Set<String> now) {}

  private VietnamUnitsBuilder() {}

  public static void main(String[] args) throws IOException {
    Path in = Path.of(args[0]);
    List<Unit> old = new ArrayList<>();
    for (String[] row : rows(in.resolve("vn_units_pre2025.tsv"))) {
      old.add(new Unit(row[0], row[3], row[4], row[1], new LinkedHashSet<>()));
    }
    List<Unit> now = new ArrayList<>();
    for (String[] row : rows(in.resolve("vn_units_2025.tsv"))) {
      String type = type(row[1]);
      String parent = row.length > 2 ? row[2] : "";
      now.add(new Unit(row[0], type, bare(row[1]), parent, new LinkedHashSet<>()));
    }
    merge(rows(in.resolve("vn_units_2025_merged_from.tsv")), old, now);
    districts(old);
    Map<String, Unit> kept = kept(old, now);
    List<String> lines = new ArrayList<>();
    lines.add(
        "# code (behind ~: of the list before July 2025, when it is not of today's), type, name,");
    lines.add(
        "# code of the parent, code of the district that a commune of today was in, codes of the");
    lines.add("# 2025 units that a former one went into; made by VietnamUnitsBuilder");
    Map<String, String> districtOf = new HashMap<>();
    int lost = 0;
    for (Unit unit : old) {
      if (kept.containsKey(unit.code())) {
        if (unit.code().length() == 5) {
          districtOf.put(unit.code(), unit.parent());
        }
        continue;
      }
      lost += unit.code().length() == 5 && unit.now().isEmpty() ? 1 : 0;
      String parent = unit.code().length() == 3 ? code(unit.parent(), kept) : unit.parent();
      String successors = String.join(",", unit.now());
      lines.add(row(code(unit.code(), kept), unit, parent, "", successors));
    }
    for (Unit unit : now) {
      String district = districtOf.getOrDefault(unit.code(), "");
      lines.add(row(unit.code(), unit, unit.parent(), district, ""));
    }
    Files.write(Path.of(args[1]), lines);
    System.out.printf(
        Locale.ROOT,
        "%d units, %d kept, %d old communes without a successor%n",
        lines.size() - 3,
        kept.size(),
        lost);
  }

  /**
   * Old code to the unit of 2025 that carries it on: provinces of the same name (and Thừa Thiên
   * Huế, now Huế), whatever their code; communes of the same name and code.
   */
  private static Map<String, Unit> kept(List<Unit> old, List<Unit> now) {
    Map<String, Unit> byCode = new HashMap<>();
    Map<String, Unit> provinces = new HashMap<>();
    for (Unit unit : now) {
      byCode.put(unit.code(), unit);
      if (unit.code().length() == 2) {
        provinces.put(Spelling.key(unit.name()), unit);
      }
    }
    Map<String, Unit> kept = new HashMap<>();
    for (Unit unit : old) {
      Unit next = byCode.get(unit.code());
      if (unit.code().length() == 2) {
        next = unit.code().equals("46") ? next : provinces.get(Spelling.key(unit.name()));
      } else if (next != null && !Spelling.key(next.name()).equals(Spelling.key(unit.name()))) {
        next = null;
      }
      if (next != null) {
        kept.put(unit.code(), next);
      }
    }
    return kept;
  }

  /** The code under which a unit of the old list is found in the result. */
  private static String code(String old, Map<String, Unit> kept) {
    Unit next = kept.get(old);
    if (next != null) {
      return next.code();
    }
    return old.length() == 3 ? old : "~" + old;
  }

  private static String row(String code, Unit unit, String parent, String district, String now) {
    return String.join("\t", code, unit.type(), unit.name(), parent, district, now);
  }

  private static void merge(List<String[]> rows, List<Unit> old, List<Unit> now) {
    Map<String, String> provinceCode = new HashMap<>();
    Map<String, Set<String>> oldProvinces = new HashMap<>();
    Map<String, Unit> oldByCode = new HashMap<>();
    Map<String, List<Unit>> oldByName = new HashMap<>();
    for (Unit unit : old) {
      oldByCode.put(unit.code(), unit);
      oldByName.computeIfAbsent(nameKey(unit), k -> new ArrayList<>()).add(unit);
    }
    Map<String, Unit> nowByName = new LinkedHashMap<>();
    now.forEach(unit -> nowByName.put(unit.parent() + " " + nameKey(unit), unit));
    for (String[] cells : rows) {
      String[] row = cells.clone();
      row[1] = row[1].replace("Thủ Đô", "Thành phố");
      String key = Spelling.key(type(row[1]) + " " + bare(row[1]));
      if (row[2].isEmpty()) {
        Unit province = nowByName.get(" " + key);
        if (province == null) {
          throw new IllegalStateException("no code for " + row[1]);
        }
        provinceCode.put(row[0], province.code());
        Set<String> sources = new HashSet<>(Set.of(province.code()));
        String sentence = row[3].replace("TPHCM", "thành phố Hồ Chí Minh");
        for (String part : sentence.split(",| và ")) {
          for (Unit unit :
              oldByName.getOrDefault(
                  Spelling.key(type(part.strip()) + " " + bare(part.strip())), List.of())) {
            if (unit.code().length() == 2) {
              unit.now().add(province.code());
              sources.add(unit.code());
            }
          }
        }
        oldProvinces.put(province.code(), sources);
        continue;
      }
      String province = provinceCode.getOrDefault(row[2], "");
      Unit target = nowByName.get(province + " " + key);
      if (target == null) {
        System.out.println("no code for " + row[1] + " in " + province);
        continue;
      }
      String parts = row[3].equals("giữ nguyên") ? row[1] : row[3];
      Matcher part = PART.matcher(parts);
      while (part.find() && !part.group(1).isBlank()) {
        String name = part.group(1);
        Matcher hint = DISTRICT.matcher(part.group(2));
        String district = hint.find() ? Spelling.key(hint.group(1)) : "";
        List<Unit> found =
            oldByName.getOrDefault(Spelling.key(type(name) + " " + bare(name)), List.of()).stream()
                .filter(unit -> unit.code().length() == 5)
                .filter(
                    unit -> inside(unit, oldByCode, oldProvinces.getOrDefault(province, Set.of())))
                .filter(
                    unit ->
                        district.isEmpty()
                            || district.equals(Spelling.key(parent(unit, oldByCode).name())))
                .toList();
        found.forEach(unit -> unit.now().add(target.code()));
      }
    }
  }

  /** A district went where its communes went. */
  private static void districts(List<Unit> old) {
    Map<String, Unit> byCode = new HashMap<>();
    old.forEach(unit -> byCode.put(unit.code(), unit));
    for (Unit unit : old) {
      if (unit.code().length() == 5) {
        parent(unit, byCode).now().addAll(unit.now());
      }
    }
  }

  private static Unit parent(Unit unit, Map<String, Unit> byCode) {
    Unit parent = byCode.get(unit.parent());
    if (parent == null) {
      throw new IllegalStateException("no parent " + unit.parent());
    }
    return parent;
  }

  private static boolean inside(Unit commune, Map<String, Unit> byCode, Set<String> provinces) {
    return provinces.contains(parent(commune, byCode).parent());
  }

  private static String nameKey(Unit unit) {
    return Spelling.key(unit.type() + " " + unit.name());
  }

  private static String type(String full) {
    String lower = full.toLowerCase(Locale.ROOT);
    for (String type :
        List.of(
            "thành phố",
            "tỉnh",
            "quận",
            "huyện",
            "thị xã",
            "phường",
            "xã",
            "thị trấn",
            "đặc khu")) {
      if (lower.startsWith(type + " ")) {
        return Spelling.slug(type);
      }
    }
    return "";
  }

  private static String bare(String full) {
    String type = type(full);
    int words = type.isEmpty() ? 0 : type.split("-", -1).length;
    String name = full.strip();
    for (int i = 0; i < words; i++) {
      name = name.substring(name.indexOf(' ') + 1);
    }
    return name.strip();
  }

  private static List<String[]> rows(Path file) throws IOException {
    return Files.readAllLines(file).stream().skip(1).map(line -> line.split("\t", -1)).toList();
  }
}
