package newsflow.enrich;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import newsflow.events.RawArticle;
import newsflow.schemas.TrustedEvents;

/**
 * Enriches a page of each language with a model before the service says that it is ready. The first
 * article would else wait for the classes and tables of the whole way, a second and more on a busy
 * machine; and the AOT cache of the image, trained on a start, holds them too.
 */
final class WarmUp {
  private static final int ROUNDS = 8;
  private static final Instant TIME = Instant.parse("2026-11-25T03:00:00Z");

  private static final String VIETNAMESE =
      """
      <!DOCTYPE html><html lang="vi"><head><meta charset="utf-8">
      <title>Khánh thành cầu qua sông Mây - Báo Mẫu</title>
      <meta property="article:published_time" content="2026-11-24T08:15:00+07:00"></head><body>
      <nav><a href="/">Trang chủ</a> <a href="/kinh-te">Kinh tế</a></nav>
      <article><h1>Khánh thành cầu qua sông Mây</h1>
      <p class="sapo">Sáng 24/11, Ủy ban nhân dân (UBND) tỉnh Thái Nguyên tổ chức lễ khánh thành.</p>
      <p>Phó Chủ tịch UBND tỉnh Nguyễn Văn Mẫu cho biết công trình dài 640 m, vốn đầu tư 320 tỷ
      đồng, do Công ty cổ phần Xây dựng Sông Mây thi công trong 22 tháng.</p>
      <p>Sở Giao thông vận tải đề nghị người dân chấp hành quy định về tải trọng. Từ Hà Nội đến
      huyện Phú Bình, thời gian đi lại giảm còn một giờ.</p></article>
      <footer>Bản quyền thuộc Báo Mẫu</footer></body></html>
      """;

  private static final String ENGLISH =
      """
      <!DOCTYPE html><html lang="en"><head><meta charset="utf-8">
      <title>Harbour town votes for new sea wall | Sample Post</title>
      <script type="application/ld+json">{"@type":"NewsArticle","headline":"Harbour town votes for
      new sea wall","datePublished":"2026-11-24T09:30:00Z","author":{"name":"Jane Sample"}}</script>
      </head><body><nav><a href="/">Home</a> <a href="/world">World</a></nav>
      <article><h1>Harbour town votes for new sea wall</h1><p class="byline">By Jane Sample</p>
      <p>The council of Whitby voted on Tuesday to build a sea wall that will cost £18 million, after
      two storms flooded the old town in January.</p>
      <p>Mayor Thomas Sample said the work would begin in spring. The Environment Agency in London
      will pay for half of it, according to its spokeswoman, Anna Example.</p></article>
      <footer>All rights reserved</footer></body></html>
      """;

  static {
    TrustedEvents.trust();
  }

  private WarmUp() {}

  static void run(Enricher enricher) {
    for (int round = 0; round < ROUNDS; round++) {
      articles().forEach(enricher::enrich);
    }
  }

  /** The pages, one of each language; the last step of their addresses names it. */
  static List<RawArticle> articles() {
    return List.of(article("vi", VIETNAMESE), article("en", ENGLISH));
  }

  private static RawArticle article(String name, String page) {
    return RawArticle.newBuilder()
        .setId("")
        .setUrl("https://warm-up.example/" + name)
        .setSourceId("warm-up")
        .setContent(ByteBuffer.wrap(page.getBytes(StandardCharsets.UTF_8)))
        .setContentType("text/html; charset=utf-8")
        .setFetchedAt(TIME)
        .setAcceptedAt(TIME)
        .build();
  }
}
