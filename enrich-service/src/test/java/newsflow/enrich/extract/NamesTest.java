package newsflow.enrich.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "By Moira Sinclair and Tom Okafor; Moira Sinclair|Tom Okafor",
        "Von Jürgen von der Heide; Jürgen von der Heide",
        "Nguyễn Hữu Danh - Lê Thị Mận; Nguyễn Hữu Danh|Lê Thị Mận",
        "Tác giả: Hà Vy; Hà Vy",
        "Bài và ảnh: Trần Quốc Nghĩa; Trần Quốc Nghĩa",
        "JOSH HASKELL, DAVID CAPLAN and PATRICK REEVELL; JOSH HASKELL|DAVID CAPLAN|PATRICK REEVELL",
        "Mike Cason | mcason@al.example; Mike Cason",
        "Par Élise Dupont et Jean Petit; Élise Dupont|Jean Petit",
        "ByTravis Haney; Travis Haney",
        "Jane Roe, Staff Writer; Jane Roe",
        "홍길동 기자; 홍길동",
        "記者王小明／台北報導; 王小明",
        "بقلم: أحمد سالم; أحمد سالم",
        "โดย สมชาย ใจดี; สมชาย ใจดี",
        "Écrit par Élise Dupont; Élise Dupont",
        "Γράφει ο Γιώργος Παππάς; Γιώργος Παππάς",
        "Piše: Ana Horvatinčić; Ana Horvatinčić",
        "Аутор: Јована Милосављевић; Јована Милосављевић",
        "oprac. Agata Wierzbicka; Agata Wierzbicka",
        "Autorka/Autor: Ewa Lipska i Tomasz Grabarek; Ewa Lipska|Tomasz Grabarek",
        "Toimetaja: Marta Kuusemäe; Marta Kuusemäe",
        "By IMOGEN FAIRCLOUGH and CRAIG BENBOW FOR THE COURIER; IMOGEN FAIRCLOUGH|CRAIG BENBOW",
        "Por Rafaela Nogueira, Davi Sampaio, TV Norte; Rafaela Nogueira|Davi Sampaio",
      })
  void keepsNamesOnly(String credit, String names) {
    assertThat(Names.of(credit, "The Islander")).isEqualTo(List.of(names.split("\\|")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "Theo TTXVN",
        "The Islander",
        "Staff",
        "admin@site.example",
        "2 minutes read",
        "https://facebook.com/x",
        "Updated Monday"
      })
  void findsNoNameWhereThereIsNone(String credit) {
    assertThat(Names.of(credit, "The Islander")).isEmpty();
  }
}
