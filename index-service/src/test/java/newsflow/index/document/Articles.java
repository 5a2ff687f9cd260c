package newsflow.index.document;

import java.time.Instant;
import java.util.List;
import newsflow.events.ArticleStatus;
import newsflow.events.Category;
import newsflow.events.EnrichedArticle;
import newsflow.events.Entity;
import newsflow.events.EntityType;
import newsflow.events.Image;
import newsflow.events.Mention;
import newsflow.events.Source;
import newsflow.events.TextField;
import newsflow.events.TimeOrigin;
import newsflow.events.TimePrecision;
import newsflow.schemas.TrustedEvents;

/** Articles for tests. */
public final class Articles {
  public static final Instant ACCEPTED = Instant.parse("2026-03-02T01:02:03.456Z");

  static {
    TrustedEvents.trust();
  }

  private Articles() {}

  /** An article with every field. */
  public static EnrichedArticle whole(String id) {
    return minimal(id)
        .setUrl("https://bao.example.vn/cau-moi.html")
        .setCanonicalUrl("https://bao.example.vn/cau-moi")
        .setContentHash("ab12")
        .setEnricher("newsflow/test")
        .setTitle("Khánh thành cầu mới ở Thái Nguyên")
        .setSummary("Cây cầu nối hai bờ sông Cầu.")
        .setSummaryOrigin("page")
        .setBody("Sáng 25/9, bà Lê Thị Hoa dự lễ.\n\nCầu dài 120 mét.")
        .setAuthors(List.of("Trần Bình"))
        .setSection("Thời sự")
        .setKeywords(List.of("cầu", "giao thông"))
        .setImages(
            List.of(
                Image.newBuilder()
                    .setUrl("https://bao.example.vn/cau.jpg")
                    .setCaption("Cây cầu")
                    .build()))
        .setWordCount(14)
        .setPublishedAt(Instant.parse("2020-09-24T17:00:00Z"))
        .setPublishedAtZone("+07:00")
        .setPublishedAtOrigin(TimeOrigin.TEXT)
        .setPublishedAtPrecision(TimePrecision.DAY)
        .setUpdatedAt(Instant.parse("2020-09-25T03:00:00Z"))
        .setFetchedAt(Instant.parse("2026-03-02T01:02:00Z"))
        .setLanguage("vi")
        .setLanguageConfidence(0.98)
        .setEntities(
            List.of(
                Entity.newBuilder()
                    .setId("person:le-thi-hoa")
                    .setType(EntityType.PERSON)
                    .setName("Lê Thị Hoa")
                    .setConfidence(0.9)
                    .setCount(1)
                    .setRoles(List.of("bà"))
                    .setMentions(
                        List.of(
                            Mention.newBuilder()
                                .setField(TextField.BODY)
                                .setStart(14)
                                .setEnd(24)
                                .setText("Lê Thị Hoa")
                                .build()))
                    .build(),
                Entity.newBuilder()
                    .setId("place:thai-nguyen")
                    .setType(EntityType.PLACE)
                    .setName("Thái Nguyên")
                    .setConfidence(0.8)
                    .setCount(1)
                    .setParentId("place:viet-nam")
                    .build()))
        .setCategories(
            List.of(
                Category.newBuilder()
                    .setId("medtop:04000000")
                    .setName("economy, business and finance")
                    .setNameVi("kinh tế")
                    .setConfidence(0.7)
                    .build()))
        .setStoryId("story-1")
        .setDuplicateOf("other")
        .build();
  }

  /** The required fields alone. */
  public static EnrichedArticle.Builder minimal(String id) {
    return EnrichedArticle.newBuilder()
        .setId(id)
        .setSource(
            Source.newBuilder().setId("bao.example.vn").setName("Báo Mẫu").setCountry("VN").build())
        .setAcceptedAt(ACCEPTED);
  }

  /** A title at a version. */
  public static EnrichedArticle titled(String id, String title, Instant acceptedAt) {
    return minimal(id).setTitle(title).setAcceptedAt(acceptedAt).build();
  }

  /** A withdrawal. */
  public static EnrichedArticle withdrawn(String id, Instant acceptedAt) {
    return minimal(id).setStatus(ArticleStatus.CANCELED).setAcceptedAt(acceptedAt).build();
  }
}
