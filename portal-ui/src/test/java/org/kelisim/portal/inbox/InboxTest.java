package org.kelisim.portal.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.kelisim.notice.DispatchId;
import org.kelisim.portal.kit.Row;
import org.kelisim.portal.sample.PortalTest;

class InboxTest extends PortalTest {

    @Test
    void whatArrivesAppearsWithoutReloading() {
        work("nurlan");
        go("inbox");
        int before = $(Row.class).all().size();
        nodes.sent();
        roundTrip();
        assertThat($(Row.class).all()).hasSize(before + 1);
        assertThat(words()).contains("Sealed notice").contains("Unread").contains("Kazakhstan, Migration Service");
    }

    @Test
    void showsWhoSignedAndApprovedAndThatEverythingHolds() {
        DispatchId id = nodes.sent();
        work("nurlan");
        go("inbox/notice/" + id);
        assertThat(words())
                .contains("Everything holds")
                .contains("Айгерим Сапарова")
                .contains("Данияр Ахметов")
                .contains("Kazakhstan, Migration Service Committee")
                .contains("Phenomena")
                .contains("Russian");
    }

    @Test
    void putsLabelsAndCodesIntoTheReadersLanguageAndLeavesTheTextAsWritten() {
        DispatchId id = nodes.sent();
        work("nurlan");
        UI.getCurrent().setLocale(Locale.of("ru"));
        go("inbox/notice/" + id);
        assertThat(words())
                .contains("Явления")
                .contains("Всё подтверждено")
                .contains("Перевозка людей в рефрижераторах");
    }

    @Test
    void anOfficerBeginsAnAnswerFromTheOpenedNotice() {
        DispatchId id = nodes.sent();
        work("nurlan");
        go("inbox/notice/" + id);
        test($(Button.class).withText("Reply").single()).click();
        assertThat(path()).startsWith("drafts/notice/KGZ-");
        assertThat(words()).contains("Reply");
    }

    @Test
    void saysPlainlyWhyANoticeWasNotOpenedAndShowsNothingOfIt() {
        DispatchId id = nodes.sent();
        nodes.kgz.inbox.damage(true);
        work("nurlan");
        go("inbox/notice/" + id);
        nodes.kgz.inbox.damage(false);
        assertThat(words()).contains("Notice not opened").doesNotContain("рефрижератор");
    }

    @Test
    void aForeignNoticeAndNonsenseLookTheSame() {
        work("nurlan");
        go("inbox/notice/KAZ-019a0000-0000-7000-8000-000000000000");
        String foreign = words();
        go("inbox/notice/%3Cscript%3E");
        assertThat(words()).isEqualTo(foreign).contains("There is nothing here");
    }

    @Test
    void noScreenGoesOnListeningAfterItWasLeft() {
        work("nurlan");
        go("inbox");
        int following = nodes.kgz.listeners();
        go("directory");
        go("inbox");
        assertThat(nodes.kgz.listeners()).isEqualTo(following);
    }
}
