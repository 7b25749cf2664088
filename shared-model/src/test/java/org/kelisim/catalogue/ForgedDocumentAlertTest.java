package org.kelisim.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kelisim.catalogue.Samples.RU;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kelisim.notice.HandlingCode;
import tools.jackson.databind.node.ObjectNode;

/** The alert about a document, which says nothing about its holder. */
class ForgedDocumentAlertTest {
    private final Catalogue catalogue = Catalogue.builtIn();
    private final NoticeType type = catalogue.newest("forged-document-alert").orElseThrow();

    private static ObjectNode body() {
        return Samples.json("""
                {'headline': 'Имитация паспорта образца 2012 года', 'document': 'PP', 'issuer': 'KGZ',
                 'edition': 'Общегражданский паспорт образца 2012 года', 'forgery': 'counterfeit',
                 'features': [{'part': 'hologram', 'description': 'Голограмма без смены изображения при наклоне.'},
                              {'part': 'print', 'description': 'Микропечать нечитаема: сплошная линия.'}],
                 'seen': {'from': '2026-11-02'}, 'crossing': 'KAZ-KGZ-KORDAY', 'holderMasked': true}""");
    }

    @Test
    void acceptsAnAlertAsAnOfficerWouldWriteIt() {
        assertThat(catalogue.validate(type, body())).isEmpty();
    }

    @Test
    void asksForAnImageAReplyAndAmber() {
        assertThat(type.images()).contains(new Images(1, "holderMasked"));
        assertThat(type.reply().orElseThrow().optional()).isFalse();
        assertThat(type.reply().orElseThrow().within().days()).isEqualTo(10);
        assertThat(type.handling().allowed()).containsExactly(HandlingCode.AMBER);
        assertThat(type.recipients().include()).contains("issuer");
    }

    @Test
    void isIncompleteUntilTheAuthorConfirmsThatTheHolderIsCovered() {
        ObjectNode body = body().put("holderMasked", false);
        assertThat(catalogue.validate(type, body)).singleElement().satisfies(it -> {
            assertThat(it.severity()).isEqualTo(Severity.INCOMPLETE);
            assertThat(it.pointer()).isEqualTo("/holderMasked");
            assertThat(it.message(RU)).contains("закройте");
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Surname: Ivanov| holder-name",
                "имя владельца - Иван| holder-name",
                "Фамилия ИВАНОВ на странице данных| holder-name",
                "ФИО: Асанов Бек| holder-name",
                "предъявитель: Асанов| holder-name",
                "Sur\u200Bname\uFF1A Ivanov| holder-name",
                "AN 123 4567| document-number",
                "№ AC-12.34.567| document-number",
                "P < KGZ ASANOV < < BEK| machine-readable-zone",
                "ASANOV\uFF1C\uFF1CBEK| machine-readable-zone"
            })
    void refusesTheHolderInEveryText(String text, String key) {
        ObjectNode body = body();
        ((ObjectNode) body.at("/features/0")).put("description", text);
        assertThat(catalogue.validate(type, body))
                .filteredOn(it -> it.severity() == Severity.REFUSED)
                .extracting(Problem::key)
                .contains(key);
        assertThat(catalogue.refuses(type, text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Имя на странице данных напечатано другим шрифтом.",
                "The name of the issuing authority is misspelt.",
                "Numbering in Arial; the genuine one is perforated.",
                "Страница 5: фон 2 × 3 мм, UV-реакция 365 нм.",
                "Machine-readable zone: check digits wrong in line 2.",
                "Модель 2012 года, выпуск 3"
            })
    void leavesTextsAboutTheDocumentAlone(String text) {
        ObjectNode body = body();
        ((ObjectNode) body.at("/features/0")).put("description", text);
        assertThat(catalogue.validate(type, body)).isEmpty();
    }

    @Test
    void knowsTheNameOfAFileThatNamesTheHolder() {
        assertThat(catalogue.refuses(type, "passport AN1234567.jpg")).isTrue();
        assertThat(catalogue.refuses(type, "hologram-1.jpg")).isFalse();
    }
}
