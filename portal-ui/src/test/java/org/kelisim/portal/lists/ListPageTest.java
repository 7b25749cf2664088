package org.kelisim.portal.lists;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.QueryParameters;
import org.junit.jupiter.api.Test;
import org.kelisim.client.lists.ListQuery;
import org.kelisim.client.lists.ListState;
import org.kelisim.notice.DispatchId;
import org.kelisim.portal.kit.Callout;
import org.kelisim.portal.kit.Empty;
import org.kelisim.portal.kit.Row;
import org.kelisim.portal.sample.PortalTest;

class ListPageTest extends PortalTest {

    private void inbox(String query) {
        UI.getCurrent().navigate("inbox", QueryParameters.fromString(query));
    }

    @Test
    void whatIsSearchedForStandsInTheAddress() {
        DispatchId id = nodes.sent();
        work("nurlan");
        go("inbox/notice/" + id);
        go("inbox");
        test($(TextField.class).first()).setValue("рефриж");
        roundTrip();
        assertThat(UI.getCurrent().getActiveViewLocation().getQueryParameters().getSingleParameter("q"))
                .contains("рефриж");
        assertThat(words()).contains("рефрижератор").contains("Notices found");
    }

    @Test
    void whatDoesNotMatchIsSaidToBeNothingAndIsClearedWithOneButton() {
        nodes.sent();
        work("nurlan");
        inbox("q=zzzz");
        assertThat($(Empty.class).all()).hasSize(1);
        test($(Button.class).withText("Clear all").single()).click();
        assertThat($(Empty.class).all()).isEmpty();
        assertThat($(Row.class).all()).isNotEmpty();
    }

    @Test
    void anAddressThatNobodyUnderstandsIsNoMistake() {
        nodes.sent();
        work("nurlan");
        inbox("state=%3Cscript%3E&party=..&type=none&handling=RED&priority=9&from=yesterday&with=all&q="
                + "x".repeat(5000));
        assertThat($(Callout.class).single().getElement().getTextRecursively()).contains("That part was left out");
        assertThat($(Row.class).all()).isNotEmpty();
    }

    @Test
    void markupAndTurnedTextInASearchAreOnlyText() {
        nodes.sent();
        work("nurlan");
        inbox("q=%3Cb%3E%E2%80%AE.*");
        assertThat($(Callout.class).all()).isEmpty();
        assertThat($(Empty.class).all()).hasSize(1);
    }

    @Test
    void aNoticeIsTakenInTheListAndStandsUnderMine() {
        nodes.sent();
        work("nurlan");
        inbox("with=nobody&q=kaz");
        test($(Button.class).withText("Take").first()).click();
        inbox("with=me");
        assertThat(words()).contains("With you");
        go("");
        assertThat(words()).contains("With you (");
    }

    @Test
    void aFilterIsReadAsItIsWritten() {
        Filter filter = Filter.read(
                QueryParameters.fromString("q=%D1%91%D0%BB%D0%BA%D0%B0&state=unread&with=me&from=2026-11-01"),
                ListState.INBOX);
        assertThat(filter.stale()).isFalse();
        assertThat(filter.who()).isEqualTo(ListQuery.Who.MINE);
        assertThat(Filter.read(filter.write(), ListState.INBOX)).isEqualTo(filter);
        assertThat(Filter.read(filter.write(), ListState.DRAFTS).stale()).isTrue();
    }
}
