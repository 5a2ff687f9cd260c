package newsflow.enrich.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignaturesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "Pewarta: Zulfikar Hamid Editor: Ratih Kusuma Copyright © 2025; Zulfikar Hamid",
        "Bài và ảnh: NÔNG THỊ HƯỜNG; NÔNG THỊ HƯỜNG",
        "Tin: Hà My - Ảnh: Lê Bình; Hà My -",
        "लेखक: कविता नेगी; कविता नेगी",
        "ដោយ៖ សៅ វិចិត្រ; សៅ វិចិត្រ",
        "文：麥嘉欣 攝影：陳大文; 麥嘉欣"
      })
  void readsTheNameBehindALabel(String line, String name) {
    assertThat(Signatures.labelled(line)).extracting(String::strip).containsExactly(name);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {"Foto: Budi Hartono", "Đọc bài: Giọng nữ", "The mayor said: nobody knows"})
  void readsNoNameBehindOtherLabels(String line) {
    assertThat(Signatures.labelled(line)).isEmpty();
  }

  @Test
  void readsReportersByTheirOffice() {
    assertThat(Signatures.ofOffice("최민호 기자 mino@paper.example")).containsExactly("최민호");
    assertThat(Signatures.ofOffice("南浦晚报记者 苏文博 实习生 韩雪")).containsExactly("苏文博", "韩雪");
    assertThat(Signatures.ofOffice("기자회견이 열렸다")).isEmpty();
  }

  @Test
  void readsDatelinesAndLastSignsOfReports() {
    assertThat(Signatures.inside("本报云岭5月13日电　（记者周晓岚）走进石桥村。", "zh")).isEqualTo(List.of("周晓岚"));
    assertThat(Signatures.inside("（中央社記者王小雨台北14日電）市府今天公布。", "zh-TW")).isEqualTo(List.of("王小雨"));
    assertThat(Signatures.inside("(해원=동방통신) 박서진 기자 = 해원시가 밝혔다.", "ko")).isEqualTo(List.of("박서진"));
    assertThat(Signatures.inside("来年も続けるという。（津田由香里）", "ja")).isEqualTo(List.of("津田由香里"));
    assertThat(Signatures.inside("来年も続けるという。（敬称略）", "ja")).isEmpty();
  }
}
