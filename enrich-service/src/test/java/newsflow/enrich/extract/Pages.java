package newsflow.enrich.extract;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Pages and their outcomes for the tests. */
final class Pages {
  static final Instant NOW = Instant.parse("2026-11-20T03:00:00Z");
  static final Extractor EXTRACTOR = Extractor.create();

  /** A Vietnamese page with the furniture that such pages have; the text is invented. */
  static final String VIETNAMESE =
      """
      <!DOCTYPE html><html lang="vi"><head><meta charset="utf-8">
      <title>Xã Bình Sa mở chợ đêm bên sông - Báo Sông Trà</title>
      <meta property="og:site_name" content="Báo Sông Trà">
      <meta property="og:title" content="Xã Bình Sa mở chợ đêm bên sông">
      <meta name="description" content="Chợ đêm đầu tiên của huyện họp tối thứ bảy hằng tuần.">
      <link rel="canonical" href="https://songtra.example/cho-dem-binh-sa-1.html">
      </head><body>
      <nav><ul><li><a href="/thoi-su">Thời sự</a></li><li><a href="/kinh-te">Kinh tế</a></li></ul></nav>
      <div class="breadcrumb"><a href="/">Trang chủ</a> <a href="/doi-song">Đời sống</a></div>
      <div class="container"><div class="content-left">
      <h1 class="article-title">Xã Bình Sa mở chợ đêm bên sông</h1>
      <div class="meta"><span class="date">Thứ sáu, 13/11/2026 - 10:15 (GMT+7)</span></div>
      <p class="sapo">(Sông Trà) - Chợ đêm đầu tiên của huyện họp tối thứ bảy hằng tuần, tiểu thương được miễn phí chỗ ngồi ba tháng.</p>
      <div class="share-bar"><a href="#">Chia sẻ</a> <a href="#">Zalo</a></div>
      <div class="article-content">
      <p>Tối 12/11, Ủy ban nhân dân xã Bình Sa khai trương chợ đêm dài 300 m dọc bờ kè sông Vệ, với 64 gian hàng bán đặc sản và đồ thủ công.</p>
      <p>Bà Lê Thị Mận, chủ gian bánh xèo, cho biết đêm đầu bán hết hơn hai trăm chiếc, gấp ba lần ngày thường ở chợ huyện.</p>
      <div class="related"><h3>Tin liên quan</h3><ul><li><a href="/a.html">Làng gốm cổ chờ ngày hồi sinh bên dòng sông Vệ</a></li></ul></div>
      <figure><img src="/anh/cho-dem.jpg"><figcaption>Người dân mua bánh xèo tại chợ đêm. Ảnh: Hữu Danh</figcaption></figure>
      <h2>Lo chỗ đỗ xe</h2>
      <p>Theo ông Trần Quốc Nghĩa, phó chủ tịch xã, bãi đỗ tạm chỉ đủ cho 150 xe máy nên tổ dân phố phải mở thêm sân đình làm bãi giữ xe.</p>
      <ul><li>Thời gian họp chợ: 17h đến 23h thứ bảy.</li><li>Phí gian hàng sau ba tháng: 150.000 đồng mỗi đêm.</li></ul>
      <p>Xã dự kiến tổng kết sau sáu tháng để quyết định mở thêm tối chủ nhật, nếu rác thải và tiếng ồn được kiểm soát.</p>
      <p style="text-align:right"><strong>Nguyễn Hữu Danh</strong></p>
      </div>
      <div class="tags">Từ khóa: <a href="/t/1">chợ đêm</a> <a href="/t/2">Bình Sa</a></div>
      <div class="box_comment"><h3>Ý kiến bạn đọc (2)</h3><p>Chợ vui quá, mong xã giữ được lâu dài như mấy nơi khác đã làm được.</p></div>
      </div></div>
      <footer><p>© Báo Sông Trà. Giấy phép số 12/GP-BTTTT. Mọi hình thức sao chép phải ghi rõ nguồn.</p></footer>
      </body></html>
      """;

  static final String ENGLISH =
      """
      <html lang="en-GB"><head><title>Ferry service to Skarra returns after two years | The Islander</title>
      <script type="application/ld+json">
      {"@context":"https://schema.org","@graph":[
        {"@type":"Organization","@id":"#org","name":"The Islander"},
        {"@type":"Person","@id":"#a","name":"Moira Sinclair"},
        {"@type":["NewsArticle"],"headline":"Ferry service to Skarra returns after two years",
         "datePublished":"2026-03-02T07:45:00+00:00","dateModified":"2026-03-03T09:00:00+00:00",
         "author":[{"@id":"#a"}],"publisher":{"@id":"#org"},"articleSection":"Transport",},
      ]}
      </script></head><body>
      <header><a href="/">The Islander</a><a href="/login">Sign in</a></header>
      <main><article><h1>Ferry service to Skarra returns after two years</h1>
      <p class="byline">By Moira Sinclair</p>
      <p>The ferry to Skarra sailed again on Monday morning, two years after a storm destroyed the pier and left 212 islanders with a single weekly boat.</p>
      <p>Forty passengers and a post van were on the first crossing, which took fifty minutes in a light swell.</p>
      <blockquote>“My mother has not seen the mainland since the pier went,” said Ewan Laird, who runs the island shop.</blockquote>
      <p><a href="/x">Read more: Why island piers cost so much</a></p>
      <p>The council spent 4.1 million pounds on the new pier, a third more than planned, because divers found an old wreck under the site.</p>
      <aside class="newsletter"><p>Sign up for our newsletter to get island news every Friday in your inbox, free of charge.</p></aside>
      <p>Three sailings a day are planned until October, and one a day in winter, weather permitting.</p>
      </article></main>
      <section class="comments"><h2>Comments</h2><p>About time, we have waited far too long for this boat to return to us.</p></section>
      </body></html>
      """;

  private Pages() {}

  static Page html(String html) {
    return page(html.getBytes(StandardCharsets.UTF_8), "text/html; charset=utf-8");
  }

  static Page text(String text) {
    return page(text.getBytes(StandardCharsets.UTF_8), "text/plain; charset=utf-8");
  }

  static Page page(byte[] content, @Nullable String type) {
    return new Page(content, type, null, Declared.NOTHING, NOW);
  }

  static Article article(Page page) {
    return switch (EXTRACTOR.extract(page)) {
      case Extraction.Extracted(Article article) -> article;
      case Extraction.Rejected(Reason reason, String detail) ->
          throw new AssertionError(reason + ": " + detail);
    };
  }

  static Reason rejection(Page page) {
    return switch (EXTRACTOR.extract(page)) {
      case Extraction.Extracted(Article article) -> throw new AssertionError(article.toString());
      case Extraction.Rejected(Reason reason, String detail) -> reason;
    };
  }
}
