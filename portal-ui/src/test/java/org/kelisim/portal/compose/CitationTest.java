package org.kelisim.portal.compose;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.select.Select;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.kelisim.agreement.ActionKind;
import org.kelisim.agreement.AgreementId;
import org.kelisim.agreement.TermsUse;
import org.kelisim.client.agreements.ActionIntent;
import org.kelisim.client.draft.Draft;
import org.kelisim.notice.ChannelReference;
import org.kelisim.portal.sample.PortalTest;
import org.kelisim.portal.sample.SampleDirectory;
import org.kelisim.portal.sample.SampleNodes;
import org.kelisim.portal.text.Language;

/** An author says under which agreement a notice goes, and what for. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class CitationTest extends PortalTest {

    private static final LocalDate TODAY = Instant.now().atZone(ZoneOffset.UTC).toLocalDate();

    @Test
    @Order(1)
    void saysWhyNothingCanBeCited() {
        Draft draft = nodes.draft();
        work("aigerim");
        ComposeNavigation.open(draft.id());
        assertThat(words()).contains("It goes without one");
        agreed("other-type", "worker-rights-notice", 365, "workers-rights");
        go("drafts");
        ComposeNavigation.open(draft.id());
        assertThat(words()).contains("Agreement on other-type: The channel terms do not name this type of notice.");
        UI.getCurrent().setLocale(Language.RU.locale());
        go("drafts");
        ComposeNavigation.open(draft.id());
        assertThat(words()).contains("Ни одно соглашение не предусматривает");
    }

    @Test
    @Order(2)
    void citesTheTermsOfAnOpenChannelAndTheirTimes() {
        AgreementId id = agreed("two-purposes", SampleNodes.TYPE, 30, "identification", "protection");
        Draft draft = nodes.draft();
        work("aigerim");
        ComposeNavigation.open(draft.id());
        test(agreement()).selectItem("Agreement on two-purposes");
        assertThat(purpose().getValue()).as("two to choose from").isNull();
        test(purpose()).selectItem("protection");

        Draft saved = saved(draft);
        ChannelReference cited = saved.channel().orElseThrow();
        assertThat(cited.agreement()).isEqualTo(id.value());
        assertThat(cited.terms())
                .isEqualTo(nodes.kaz
                        .agreements()
                        .find(id)
                        .orElseThrow()
                        .history()
                        .termsFor(ActionKind.DECLARE)
                        .digest());
        assertThat(saved.purpose()).contains("protection");
        assertThat(saved.retainUntil()).isEqualTo(TODAY.plusDays(30));
        assertThat(agreement().getHelperText()).contains("at most 30 days");

        go("drafts");
        ComposeNavigation.open(draft.id());
        assertThat(purpose().getValue()).as("after coming back").isEqualTo("protection");
        test(agreement()).selectItem(null);
        assertThat(saved(draft).channel()).isEmpty();
        assertThat(saved(draft).purpose()).isEmpty();
    }

    @Test
    @Order(3)
    void whatWasCitedAndIsSuspendedStaysWithItsReason() {
        AgreementId id = agreed("soon-suspended", SampleNodes.TYPE, 30, "identification");
        Draft draft = nodes.draft();
        work("aigerim");
        ComposeNavigation.open(draft.id());
        test(agreement()).selectItem("Agreement on soon-suspended");
        assertThat(saved(draft).purpose()).as("the only one").contains("identification");
        nodes.act(nodes.kaz, ActionIntent.own(id, ActionKind.SUSPEND, SampleDirectory.KAZ_MIGRATION, TODAY));
        go("drafts");
        ComposeNavigation.open(draft.id());
        assertThat(agreement().getValue()).isEqualTo(id);
        assertThat(agreement().isInvalid()).isTrue();
        assertThat(agreement().getErrorMessage()).contains("suspended");
        assertThat(saved(draft).channel()).isPresent();
    }

    @Test
    @Order(4)
    void aSecondOfficerReadsAgreementAndPurpose() {
        agreed("to-be-read", SampleNodes.TYPE, 30, "identification");
        Draft draft = nodes.draft();
        work("aigerim");
        ComposeNavigation.open(draft.id());
        test(agreement()).selectItem("Agreement on to-be-read");
        nodes.kaz.desk().handOver(saved(draft), nodes.officer("aigerim"));
        assertThat(words()).contains("Agreement on to-be-read (KAZ-to-be-read)").contains("identification");
        work("daniyar");
        go("release/notice/" + draft.id());
        assertThat(words()).contains("Agreement on to-be-read (KAZ-to-be-read)").contains("identification");
    }

    private AgreementId agreed(String name, String type, int retainDays, String... purposes) {
        return nodes.agreed(name, new TermsUse(type, List.of(purposes), Optional.empty(), retainDays));
    }

    private Draft saved(Draft draft) {
        return nodes.kaz.drafts().find(nodes.officer("aigerim"), draft.id()).orElseThrow();
    }

    @SuppressWarnings("unchecked")
    private Select<AgreementId> agreement() {
        return $(Select.class).withLabel("Agreement").single();
    }

    @SuppressWarnings("unchecked")
    private Select<String> purpose() {
        return $(Select.class).withLabel("Purpose").single();
    }
}
