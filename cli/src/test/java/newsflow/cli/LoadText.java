package newsflow.cli;

import java.util.List;
import java.util.Random;

/**
 * Vietnamese news-like texts for measuring: each of about 3,000 characters, no two alike, so that
 * batches of them compress about as news does, and no cache sees one text again.
 */
final class LoadText {
  private static final int PARAGRAPHS = 5;
  private static final int SENTENCES = 4;
  private static final List<String> PLACES =
      List.of(
          "tỉnh Thái Nguyên",
          "thành phố Đà Nẵng",
          "huyện Mèo Vạc",
          "tỉnh Cà Mau",
          "quận Hải Châu",
          "thị xã Sa Pa",
          "tỉnh Quảng Trị",
          "xã Tân Lập",
          "thành phố Cần Thơ",
          "tỉnh Đắk Lắk",
          "Hà Nội",
          "tỉnh Nghệ An",
          "huyện đảo Lý Sơn",
          "tỉnh Lạng Sơn",
          "thành phố Huế");
  private static final List<String> FAMILY =
      List.of("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng", "Bùi", "Lò", "Giàng");
  private static final List<String> GIVEN =
      List.of(
          "Văn Mạnh",
          "Thị Hồng",
          "Quốc Bảo",
          "Minh Châu",
          "Thanh Tùng",
          "Đức Long",
          "Thu Hà",
          "Ngọc Lan",
          "A Páo",
          "Hải Yến",
          "Xuân Trường",
          "Anh Tuấn");
  private static final List<String> BODIES =
      List.of(
          "Sở Giao thông vận tải",
          "Ủy ban nhân dân tỉnh",
          "Bộ Nông nghiệp và Môi trường",
          "Công ty cổ phần Sông Hồng",
          "Hội Nông dân",
          "Bệnh viện Đa khoa",
          "Trường Đại học Y",
          "Sở Tài chính",
          "Ngân hàng Chính sách xã hội",
          "Liên đoàn Bóng đá");
  private static final List<String> FORMS =
      List.of(
          "Sáng %1$d/%2$d, lãnh đạo %3$s cùng đại diện %5$s đã kiểm tra tiến độ công trình và yêu"
              + " cầu nhà thầu bảo đảm chất lượng.",
          "Ông %4$s, đại diện %5$s, cho biết đến nay đã giải ngân %6$d tỷ đồng, đạt %1$d%% kế"
              + " hoạch.",
          "Theo %5$s, trong %2$d tháng đầu năm, %3$s đón hơn %6$d nghìn lượt khách, phần lớn là"
              + " khách trong nước.",
          "Bà %4$s chia sẻ gia đình trồng %1$d sào rau sạch, mỗi vụ thu về khoảng %6$d triệu đồng.",
          "Mưa lớn từ đêm qua làm ngập %6$d ngôi nhà ở %3$s, lực lượng chức năng đã đưa người già"
              + " và trẻ nhỏ đến nơi an toàn.",
          "Trận đấu trên sân của %3$s kết thúc với tỷ số %2$d-%1$d, bàn quyết định do công của"
              + " %4$s.",
          "%5$s đề nghị các địa phương sớm rà soát quỹ đất, ưu tiên xây trường học và trạm y tế.",
          "Giáo viên %4$s ở %3$s đã có %1$d năm dạy chữ cho học sinh vùng cao, nhiều em nay là cán"
              + " bộ xã.",
          "Tại hội nghị, %4$s nhấn mạnh việc chuyển đổi số phải bắt đầu từ nhu cầu của người dân.",
          "Giá cà phê ở %3$s hôm nay tăng %1$d nghìn đồng mỗi kg, cao nhất trong %2$d tuần qua.",
          "Bác sĩ %4$s khuyến cáo người dân tiêm phòng đầy đủ, nhất là trẻ dưới %2$d tuổi.",
          "Cơ quan điều tra %3$s đã khởi tố vụ án, làm rõ trách nhiệm của %1$d người liên quan.");

  private LoadText() {}

  /** The text of a number, the same each time; a title, a blank line, paragraphs. */
  static String of(long number) {
    Random random = new Random(number);
    StringBuilder text = new StringBuilder();
    text.append("Tin số ").append(number).append(" về ").append(any(PLACES, random));
    for (int i = 0; i < PARAGRAPHS; i++) {
      text.append("\n\n");
      for (int j = 0; j < SENTENCES; j++) {
        text.append(sentence(random)).append(' ');
      }
    }
    return text.toString();
  }

  private static String sentence(Random random) {
    return any(FORMS, random)
        .formatted(
            1 + random.nextInt(28),
            1 + random.nextInt(12),
            any(PLACES, random),
            any(FAMILY, random) + " " + any(GIVEN, random),
            any(BODIES, random),
            10 + random.nextInt(990));
  }

  private static String any(List<String> list, Random random) {
    return list.get(random.nextInt(list.size()));
  }
}
