package org.kelisim.portal.agreements;

import static org.kelisim.portal.agreements.IncompleteException.require;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.KeyModifier;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.BeforeEvent;
import com.vaadin.flow.router.HasUrlParameter;
import com.vaadin.flow.router.OptionalParameter;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouterLink;
import jakarta.annotation.security.PermitAll;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kelisim.agreement.ActionKind;
import org.kelisim.agreement.Agreement;
import org.kelisim.agreement.AgreementId;
import org.kelisim.agreement.AgreementType;
import org.kelisim.agreement.EntryIntoForce;
import org.kelisim.agreement.Terms;
import org.kelisim.agreement.TreatyAction;
import org.kelisim.catalogue.Label;
import org.kelisim.client.agreements.ActionIntent;
import org.kelisim.client.agreements.Preparation;
import org.kelisim.directory.PartyEntry;
import org.kelisim.party.OfficeId;
import org.kelisim.party.PartyCode;
import org.kelisim.party.Role;
import org.kelisim.portal.form.DayField;
import org.kelisim.portal.kit.Actions;
import org.kelisim.portal.kit.Callout;
import org.kelisim.portal.kit.PortalPage;
import org.kelisim.portal.kit.Toast;
import org.kelisim.portal.kit.Tone;
import org.kelisim.portal.session.OfficerSession;
import org.kelisim.portal.text.Language;

/**
 * An agreement with its terms, drawn up as a proposal for a second officer: a new one, or another text in place of one that
 * nobody has signed.
 */
@Route(AgreementsView.PATH + "/new")
@PermitAll
class RegisterView extends PortalPage implements HasUrlParameter<String> {
    private static final List<String> LANGUAGES = List.of("az", "en", "fa", "kk", "ky", "ru", "tg", "tk", "tr", "uz");
    private final transient OfficerSession session;
    private final transient AgreementWords words;
    private final TextField name = text("register.name");
    private final TextField titleEn = text("register.title-en");
    private final TextField titleRu = text("register.title-ru");
    private final Select<AgreementType> type = new Select<>();
    private final MultiSelectComboBox<PartyCode> parties = new MultiSelectComboBox<>();
    private final MultiSelectComboBox<String> languages = new MultiSelectComboBox<>();
    private final TextField place = text("register.place");
    private final Select<String> rule = new Select<>();
    private final IntegerField days = number("register.days", 30);
    private final IntegerField first = number("register.first", 3);
    private final IntegerField after = number("register.after", 30);
    private final DayField date = new DayField(getTranslation("register.date"));
    private final IntegerField denunciation = number("register.denunciation", 180);
    private final transient TermsFields terms;
    private final transient TextUploads texts;
    private transient Optional<Agreement> replaced = Optional.empty();
    private final Callout problem = new Callout(Tone.BAD, "");

    RegisterView(OfficerSession session) {
        super("register.title");
        this.session = session;
        this.words = AgreementWords.of(session.node(), getLocale());
        this.texts = new TextUploads(session, words);
        this.terms = new TermsFields(words);
        back(new RouterLink(getTranslation("agreements.title"), AgreementsView.class));
        lead(getTranslation("register.lead"));
        if (session.unlocked().isEmpty()) {
            return;
        }
        if (office().isEmpty()) {
            add(new Callout(Tone.NEUTRAL, getTranslation("agreement.not-officer")));
            return;
        }
        choices();
        problem.setVisible(false);
        Button prepare = new Button(getTranslation("register.do"), click -> prepare());
        prepare.addThemeVariants(ButtonVariant.PRIMARY);
        prepare.addClickShortcut(Key.ENTER, KeyModifier.CONTROL);
        add(
                panel("register.what", name, titleEn, titleRu, type, parties, languages, place),
                texts,
                panel("register.force", rule, first, after, days, date, denunciation),
                terms,
                problem,
                new Actions(prepare));
    }

    /** Begins with what was put forward last, where an agreement is named. */
    @Override
    public void setParameter(BeforeEvent event, @OptionalParameter @Nullable String parameter) {
        if (parameter == null || session.unlocked().isEmpty() || office().isEmpty()) {
            return;
        }
        try {
            session.node()
                    .agreements()
                    .find(new AgreementId(parameter))
                    .ifPresent(it -> show(it.history().agreement(), it.history().termsFor(ActionKind.PROPOSE)));
        } catch (IllegalArgumentException e) { // no such name: a new one
        }
    }

    private void show(Agreement last, Terms lastTerms) {
        heading(getTranslation("register.again"));
        replaced = Optional.of(last);
        name.setValue(last.id().value());
        name.setReadOnly(true);
        titleEn.setValue(last.titles().in(Language.EN.locale()));
        titleRu.setValue(last.titles().in(Language.RU.locale()));
        type.setValue(last.type());
        parties.setItems(last.parties());
        parties.setValue(last.parties());
        parties.setReadOnly(true);
        languages.setItems(Stream.concat(LANGUAGES.stream(), last.languages().stream())
                .distinct()
                .sorted()
                .toList());
        languages.setValue(last.languages());
        texts.show(last.id(), last.texts());
        last.place().ifPresent(place::setValue);
        rule.setValue(last.entryIntoForce().wire());
        switch (last.entryIntoForce()) {
            case EntryIntoForce.DaysAfterLastNotification(int later) -> days.setValue(later);
            case EntryIntoForce.FixedDate(LocalDate fixed) -> date.setValue(fixed);
            case EntryIntoForce.PartyByParty(int notifications, int later) -> {
                first.setValue(notifications);
                after.setValue(later);
            }
            case EntryIntoForce.OnSignature() -> {}
            case EntryIntoForce.OnLastNotification() -> {}
        }
        denunciation.setValue(last.denunciationDays().orElse(null));
        terms.show(lastTerms);
    }

    private Optional<OfficeId> office() {
        return session.node().agreements().offices().stream()
                .filter(it -> session.officer().may(Role.OFFICER, it))
                .findFirst();
    }

    private void choices() {
        PartyCode own = session.node().party();
        name.setHelperText(getTranslation("register.name.help", own.value()));
        denunciation.clear();
        denunciation.setHelperText(getTranslation("register.denunciation.help"));
        type.setLabel(getTranslation("agreement.type"));
        type.setItems(AgreementType.values());
        type.setItemLabelGenerator(words::type);
        type.setValue(AgreementType.READMISSION);
        parties.setLabel(getTranslation("register.parties"));
        parties.setHelperText(getTranslation("register.parties.help"));
        parties.setItems(session.node().directory().members().parties().stream()
                .map(PartyEntry::code)
                .filter(it -> !it.equals(own))
                .toList());
        parties.setItemLabelGenerator(words.names()::party);
        languages.setLabel(getTranslation("agreement.languages"));
        languages.setItems(LANGUAGES);
        languages.setItemLabelGenerator(words::language);
        languages.addValueChangeListener(change -> texts.languages(change.getValue()));
        languages.setValue(Set.of("ru"));
        rule.setLabel(getTranslation("agreement.rule"));
        rule.setItems(
                "on-signature", "on-last-notification", "days-after-last-notification", "party-by-party", "fixed-date");
        rule.setItemLabelGenerator(it -> org.kelisim.agreement.Step.text("rule." + it, getLocale()));
        rule.addValueChangeListener(change -> ruleChosen(change.getValue()));
        rule.setValue("days-after-last-notification");
        Stream.of(parties, languages).forEach(it -> it.setAutoExpand(MultiSelectComboBox.AutoExpandMode.VERTICAL));
        Stream.of(name, titleEn, titleRu).forEach(it -> it.setRequiredIndicatorVisible(true));
        parties.setRequiredIndicatorVisible(true);
        Stream.<Component>of(type, parties, languages, rule, date)
                .forEach(it -> it.getElement().getStyle().set("width", "100%"));
    }

    private void ruleChosen(String chosen) {
        days.setVisible("days-after-last-notification".equals(chosen));
        Stream.of(first, after).forEach(it -> it.setVisible("party-by-party".equals(chosen)));
        date.setVisible("fixed-date".equals(chosen));
    }

    private void prepare() {
        problem.setVisible(false);
        try {
            TreatyAction.Proposal proposal = new TreatyAction.Proposal(Optional.of(agreement()), terms.terms());
            AgreementId id = agreement().id();
            OfficeId office = office().orElseThrow();
            ActionIntent intent = new ActionIntent(
                    id,
                    ActionKind.PROPOSE,
                    office,
                    office.party(),
                    AgreementPage.today(),
                    Optional.of(proposal),
                    Optional.empty());
            switch (session.node().agreements().prepare(intent, session.officer())) {
                case Preparation.Waiting waiting -> {
                    Toast.tell(getTranslation("agreement.prepared"));
                    UI.getCurrent().navigate(AgreementPage.class, id.value());
                }
                case Preparation.Refused(var reason) -> complain(words.names().worded(reason));
            }
        } catch (IncompleteException e) {
            complain(getTranslation(e.key()));
        } catch (IllegalArgumentException e) {
            complain(getTranslation("register.malformed"));
        }
    }

    private void complain(String text) {
        problem.removeAll();
        problem.add(new com.vaadin.flow.component.html.Paragraph(text));
        problem.setVisible(true);
    }

    private Agreement agreement() {
        PartyCode own = session.node().party();
        require(
                replaced.isPresent() || name.getValue().matches("[a-z0-9]{1,40}(-[a-z0-9]{1,40}){0,11}"),
                "register.name.wrong");
        require(!titleEn.isEmpty() && !titleRu.isEmpty(), "register.titles.missing");
        require(!parties.getValue().isEmpty(), "register.parties.missing");
        require(!languages.getValue().isEmpty(), "register.languages.missing");
        require(texts.complete(), "register.texts.incomplete");
        return new Agreement(
                replaced.map(Agreement::id).orElseGet(() -> new AgreementId(own + "-" + name.getValue())),
                titles(),
                type.getValue(),
                allParties(),
                languages.getValue().stream().sorted().toList(),
                Optional.of(place.getValue().strip()).filter(it -> !it.isEmpty()),
                replaced.flatMap(Agreement::depositary),
                replaced.map(Agreement::related).orElse(List.of()),
                entryIntoForce(),
                Optional.ofNullable(denunciation.getValue()).map(it -> number(denunciation, 3660)),
                replaced.flatMap(Agreement::until),
                texts.texts());
    }

    private List<PartyCode> allParties() {
        return Stream.concat(Stream.of(session.node().party()), parties.getValue().stream())
                .distinct()
                .sorted()
                .toList();
    }

    /** In other languages, which the form does not ask for, as before. */
    private Label titles() {
        Map<String, String> titles =
                new TreeMap<>(replaced.map(it -> it.titles().byLanguage()).orElse(Map.of()));
        titles.put("en", titleEn.getValue().strip());
        titles.put("ru", titleRu.getValue().strip());
        return new Label(titles);
    }

    private EntryIntoForce entryIntoForce() {
        return switch (rule.getValue()) {
            case "on-signature" -> new EntryIntoForce.OnSignature();
            case "on-last-notification" -> new EntryIntoForce.OnLastNotification();
            case "fixed-date" -> new EntryIntoForce.FixedDate(day());
            case "party-by-party" -> new EntryIntoForce.PartyByParty(notifications(), number(after, 3660));
            default -> new EntryIntoForce.DaysAfterLastNotification(number(days, 3660));
        };
    }

    private int notifications() {
        int wanted = number(first, 60);
        require(wanted >= 2 && wanted <= allParties().size(), "register.first.wrong");
        return wanted;
    }

    private LocalDate day() {
        Optional<LocalDate> day = Optional.ofNullable(date.getValue());
        require(day.isPresent(), "register.date.missing");
        return day.orElseThrow();
    }

    private static int number(IntegerField field, int most) {
        Optional<Integer> value = Optional.ofNullable(field.getValue());
        require(value.filter(it -> it >= 0 && it <= most).isPresent(), "register.number.wrong");
        return value.orElseThrow();
    }

    private TextField text(String key) {
        TextField field = new TextField(getTranslation(key));
        field.setWidthFull();
        field.setMaxLength(300);
        return field;
    }

    private IntegerField number(String key, int proposed) {
        IntegerField field = new IntegerField(getTranslation(key));
        field.setValue(proposed);
        field.setWidthFull();
        return field;
    }

    private Div panel(String key, Component... fields) {
        Div panel = new Div(new H2(getTranslation(key)));
        panel.add(fields);
        panel.addClassNames("panel", "register");
        return panel;
    }
}
