package org.kelisim.portal.compose;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.kelisim.client.draft.Draft;
import org.kelisim.client.draft.DraftState;
import org.kelisim.json.CanonicalJson;
import org.kelisim.party.OfficeId;
import org.kelisim.portal.form.CatalogueForm;
import org.kelisim.portal.sample.PortalTest;
import org.kelisim.portal.sample.SampleDirectory;
import org.kelisim.portal.sample.SampleNodes;

class ComposeTest extends PortalTest {

    @Test
    void offersTheTypesAndSaysWhyOthersAreBlocked() {
        work("aigerim");
        go("drafts/new");
        assertThat(texts(NativeButton.class)).contains("Modus operandi alert");
        assertThat(words()).contains("Readmission request").contains("Not available:");
    }

    @Test
    void savesEveryChangeSoThatALostSessionLosesNothing() {
        work("aigerim");
        go("drafts/new");
        test($(NativeButton.class).withText("Modus operandi alert").single()).click();
        test($(TextField.class).withLabel("Headline").single()).setValue("Hidden compartments");
        String draft = path();
        go("drafts");
        go(draft);
        assertThat($(TextField.class).withLabel("Headline").single().getValue()).isEqualTo("Hidden compartments");
        assertThat(nodes.kaz.drafts().mine(nodes.officer("aigerim")))
                .anySatisfy(saved ->
                        assertThat(saved.body().path("headline").asString()).isEqualTo("Hidden compartments"));
    }

    @Test
    void saysAtTheFieldWhatIsMissingAndListsItWithItsName() {
        work("aigerim");
        go("drafts/new");
        test($(NativeButton.class).withText("Modus operandi alert").single()).click();
        handOver();
        TextField headline = $(TextField.class).withLabel("Headline").single();
        assertThat(headline.isInvalid()).isTrue();
        assertThat($(MultiSelectComboBox.class).withLabel("To").single().isInvalid())
                .isTrue();
        assertThat(words()).contains("Please correct");
        assertThat(texts(Button.class)).anyMatch(text -> text.startsWith("Headline: "));
    }

    @Test
    void handsOverAndTellsTheAuthorWhoDecides() {
        Draft draft = nodes.draft();
        work("aigerim");
        ComposeNavigation.open(draft.id());
        handOver();
        assertThat(words()).contains("who wrote a notice may not release it");
        assertThat($(CatalogueForm.class).all()).isEmpty();
        assertThat(nodes.kaz
                        .drafts()
                        .find(nodes.officer("aigerim"), draft.id())
                        .orElseThrow()
                        .state())
                .isInstanceOf(DraftState.HandedOver.class);
    }

    @Test
    void anAuthorWithANewKeyTakesBackWhatWaitsUnderTheOldOne() {
        var id = nodes.pending();
        work("aigerim");
        nodes.kaz.officials().removed("aigerim");
        try {
            ComposeNavigation.open(id);
            assertThat(words()).contains("your approval counts no longer");
            test($(Button.class).withText("Take back").single()).click();
        } finally {
            nodes.kaz.officials().reset();
        }
        ComposeNavigation.open(id);
        assertThat($(CatalogueForm.class).all()).hasSize(1);
        assertThat(words()).contains("Taken back by its author");
    }

    @Test
    @SuppressWarnings("unchecked")
    void offersOnlyOfficesThatMayReceiveTheType() {
        Draft draft = nodes.draft();
        work("aigerim");
        ComposeNavigation.open(draft.id());
        MultiSelectComboBox<OfficeId> recipients =
                $(MultiSelectComboBox.class).withLabel("To").single();
        List<OfficeId> offered = recipients.getListDataView().getItems().toList();
        assertThat(offered)
                .contains(SampleDirectory.KGZ_BORDER, SampleDirectory.TJK_MIGRATION)
                .doesNotContain(SampleDirectory.KAZ_MIGRATION);
    }

    @Test
    void showsTheReasonOfADraftThatWasSentBack() {
        var id = nodes.pending();
        nodes.kaz.desk().sendBack(id, nodes.officer("daniyar"), "Name the road, please.");
        work("aigerim");
        ComposeNavigation.open(id);
        assertThat(words()).contains("Name the road, please.").contains("Данияр Ахметов");
        assertThat($(CatalogueForm.class).all()).hasSize(1);
    }

    @Test
    void anotherOfficersDraftLooksAsIfItWereNotThere() {
        Draft draft = nodes.draft();
        work("daniyar");
        go("drafts/notice/" + draft.id());
        assertThat(words()).contains("There is nothing here");
    }

    @Test
    void aColleagueReadsAndTakesOverTheDraftOfWhoWasRemoved() {
        Draft draft = nodes.draft();
        work("daniyar");
        nodes.kaz.officials().removed("aigerim");
        try {
            go("");
            assertThat(words()).contains("Drafts to take over");
            go("drafts");
            assertThat(words()).contains("To take over").contains("Айгерим Сапарова, no longer in the office");
            assertThat(nodes.kaz.drafts().read).doesNotContain(draft.id());
            go("drafts/notice/" + draft.id());
            assertThat(nodes.kaz.drafts().read).contains(draft.id());
            assertThat(words())
                    .contains("no longer drafts for your office")
                    .contains("Маршрут.pdf")
                    .contains("once you have taken the draft over")
                    .contains("Перевозка людей в рефрижераторах");
            assertThat($(CatalogueForm.class).all()).isEmpty();
            test($(Button.class).withText("Take over").single()).click();
            assertThat(words()).contains("Written before by Айгерим Сапарова");
            assertThat($(CatalogueForm.class).all()).hasSize(1);
            assertThat(nodes.kaz.drafts().mine(nodes.officer("daniyar")))
                    .extracting(Draft::id)
                    .contains(draft.id());
        } finally {
            nodes.kaz.officials().reset();
        }
    }

    @Test
    void theEditorOfADraftThatAnotherTookIsLeft() {
        Draft draft = nodes.draft();
        work("aigerim");
        ComposeNavigation.open(draft.id());
        assertThat($(CatalogueForm.class).all()).hasSize(1);
        nodes.kaz.officials().removed("aigerim");
        try {
            nodes.kaz.desk().takeOver(draft.id(), nodes.officer("daniyar"));
            assertThat(words()).contains("Drafts");
            assertThat(path()).isEqualTo("drafts");
            assertThat($(CatalogueForm.class).all()).isEmpty();
            assertThat($(Notification.class).all()).isNotEmpty();
        } finally {
            nodes.kaz.officials().reset();
        }
    }

    @Test
    void theFormGivesBackExactlyTheBodyThatItShows() {
        Draft draft = nodes.draft();
        work("aigerim");
        ComposeNavigation.open(draft.id());
        assertThat(CanonicalJson.write($(CatalogueForm.class).single().body()))
                .isEqualTo(CanonicalJson.write(SampleNodes.body()));
    }

    private void handOver() {
        test($(Button.class).withText("Hand over for release").single()).click();
    }
}
