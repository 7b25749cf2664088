package org.kelisim.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PersonCheckTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "P<KAZIVANOV<<IVAN<<<<<<<<<<<<<<<<<<<<<<<<<<<| machine-readable-zone",
                "n12345678<7kaz8501012m3001017<<<<<<<<<<<<<<04| machine-readable-zone",
                "документ IVANOV<<IVAN| machine-readable-zone",
                "паспорт N12345678 изъят| document-number",
                "holder of AC 1234567| document-number",
                "ID1234567| document-number",
                "u12345678| document-number",
                "паспорт 45 08 123456| document-number",
                "паспорт серии АБ, № 45678| document-number",
                "ИИН 850101300123| personal-number",
                "850101 300123| personal-number",
                "номер +7 701 123-45-67| phone",
                "+996(555)123456| phone",
                "00992 93 123 45 67| phone",
                "8 (701) 123-45-67| phone",
                "0555 12 34 56| phone",
                "+٩٩٦ ٥٥٥ ١٢٣٤٥٦| phone",
                "+7\u200D701\u200C1234567| phone",
                "+７７０１１２３４５６７| phone",
                "пишите на a.b-c@mail.example.kz| email",
                "водитель 1985 г.р.| birth-date",
                "родился 12.03.1985 в Оше| birth-date",
                "дата рождения: 12 марта 1985| birth-date",
                "born on 1985-03-12| birth-date",
                "12/03/1985 (DOB)| birth-date"
            })
    void refuses(String text, String key) {
        assertThat(PersonCheck.find(text))
                .filteredOn(it -> it.severity() == Severity.REFUSED)
                .extracting(Finding::key)
                .contains(key);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "встречает Петров Пётр Петрович| name-like",
                "организует Мамедов Али оглы| name-like",
                "у Асановой Айгуль кызы| name-like",
                "координатор И. И. Иванов| name-like",
                "Иванов И.И. встречает| name-like",
                "paid to Mr Smith| name-like",
                "гражданин Сидоров| name-like",
                "по кличке Косой| name-like",
                "канал @almaty_work| account",
                "ссылка t.me/joinchat| account"
            })
    void warnsOf(String text, String key) {
        assertThat(PersonCheck.find(text))
                .allSatisfy(it -> assertThat(it.severity()).isEqualTo(Severity.WARNING))
                .extracting(Finding::key)
                .contains(key);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Рефрижераторы идут по трассе М-39 и A351, 320 км, с 02:00 до 04:00.",
                "Оплата от 300000 до 450000 тенге, всего 1 500 000 000 сум.",
                "A forged passport costs 15000 USD; a visa 900 EUR.",
                "Наблюдается с 01.03.2026 по 31.10.2026 (2026-03-01 – 2026-10-31).",
                "Свидетельства выданы в 2019–2024 годах, группы по 10-12 человек.",
                "Контейнеры MSCU1234567, код ТН ВЭД 8704 21, рейс KC 123.",
                "Пункты KAZ-KGZ-KORDAY и KZSRY; участок 42°52'N 74°36'E.",
                "Скорость < 60 км/ч, вес > 3,5 т, <b>важно</b>.",
                "Водитель сообщает гражданам КНР, что проезд открыт."
            })
    void leavesOrdinaryAlertsAlone(String text) {
        assertThat(PersonCheck.find(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Водителя зовут Бахыт.", "Встречает одноглазый сторож рынка.", "плюс семь семьсот один"})
    void doesNotClaimToFindPlainNamesDescriptionsAndWords(String text) {
        assertThat(PersonCheck.find(text)).isEmpty();
    }

    @Test
    void staysFastOnTextMadeToSlowItDown() {
        String hostile = ("a".repeat(500) + ".1" + "(+1 ".repeat(200) + "<A".repeat(300)).repeat(10);
        assertThat(PersonCheck.find(hostile)).isNotNull();
    }
}
