package org.kelisim.portal.compose;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.kelisim.agreement.AgreementId;
import org.kelisim.agreement.TermsUse;
import org.kelisim.catalogue.NoticeType;
import org.kelisim.catalogue.Reply;
import org.kelisim.client.agreements.Agreements;
import org.kelisim.client.agreements.Citable;
import org.kelisim.client.draft.Draft;
import org.kelisim.client.draft.DraftEdit;
import org.kelisim.notice.ChannelReference;
import org.kelisim.party.NoticeClass;
import org.kelisim.party.OfficeId;
import org.kelisim.party.PartyCode;
import org.kelisim.portal.directory.DirectoryNames;
import org.kelisim.portal.notice.AgreementNames;

/**
 * Under which agreement the notice goes and what for. Only an open channel that carries the type to all recipients can be
 * chosen; where there is none, it says why.
 */
final class Citation extends Div {

    private final transient NoticeType type;
    private final transient PartyCode own;
    private final transient Agreements agreements;
    private final transient AgreementNames words;
    private final transient DirectoryNames names;
    private final Select<AgreementId> agreement = new Select<>();
    private final Select<String> purpose = new Select<>();
    private final Div none = new Div();
    private final Div fields = new Div(agreement, purpose);
    private transient Map<AgreementId, Citable> offered = Map.of();
    private transient Draft draft;

    Citation(NoticeType type, Draft draft, AgreementNames words, DirectoryNames names, Runnable changed) {
        this.type = type;
        this.draft = draft;
        this.own = draft.office().party();
        this.agreements = words.agreements();
        this.words = words;
        this.names = names;
        fields.addClassName("fields");
        none.addClassName("citation-none");
        agreement.setLabel(getTranslation("notice.agreement"));
        agreement.addClassName("wide");
        agreement.setItemLabelGenerator(
                it -> Optional.ofNullable(it).map(words::title).orElseGet(() -> getTranslation("citation.without")));
        agreement.setRenderer(new ComponentRenderer<>(this::option));
        agreement.setItemEnabledProvider(it ->
                it == null || offered(it).filter(c -> c.open().isPresent()).isPresent());
        agreement.setEmptySelectionAllowed(!compulsory());
        agreement.setEmptySelectionCaption(getTranslation("citation.without"));
        agreement.setRequiredIndicatorVisible(compulsory());
        purpose.addClassName("wide");
        purpose.setLabel(getTranslation("notice.purpose"));
        purpose.setItemLabelGenerator(
                it -> Optional.ofNullable(it).map(words::purpose).orElse(""));
        purpose.setRequiredIndicatorVisible(true);
        agreement.addValueChangeListener(change -> {
            choosePurposes(Optional.ofNullable(purpose.getValue()));
            if (change.isFromClient()) {
                agreement.setInvalid(false);
                changed.run();
            }
        });
        purpose.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                purpose.setInvalid(false);
                changed.run();
            }
        });
        add(new H3(getTranslation("citation.title")), none, fields);
    }

    /** About identified persons nothing is sent without an agreement (rule R2). */
    private boolean compulsory() {
        return type.noticeClass() == NoticeClass.NOMINAL;
    }

    Select<AgreementId> agreement() {
        return agreement;
    }

    Select<String> purpose() {
        return purpose;
    }

    /** What the draft cites, and what else it might with its recipients. */
    void show(Draft shown) {
        draft = shown;
        Optional<AgreementId> cited = draft.channel().flatMap(Citation::id);
        offer(draft.recipients(), cited);
        agreement.setValue(cited.filter(offered::containsKey).orElse(null));
        choosePurposes(draft.purpose());
        cited.flatMap(this::offered).flatMap(Citable::against).ifPresent(against -> {
            agreement.setErrorMessage(names.worded(against));
            agreement.setInvalid(true);
        });
    }

    private static Optional<AgreementId> id(ChannelReference channel) {
        try {
            return Optional.of(new AgreementId(channel.agreement()));
        } catch (IllegalArgumentException e) { // kept as it is; handing over says that there is no such agreement
            return Optional.empty();
        }
    }

    private Optional<Citable> offered(AgreementId id) {
        return Optional.ofNullable(offered.get(id));
    }

    private void offer(Collection<OfficeId> recipients, Optional<AgreementId> cited) {
        Set<PartyCode> parties = new TreeSet<>(List.of(own));
        recipients.stream().map(OfficeId::party).forEach(parties::add);
        Map<AgreementId, Citable> found = new LinkedHashMap<>();
        agreements
                .citable(type.id(), parties)
                .forEach(it -> found.put(it.agreement().id(), it));
        cited.filter(it -> !found.containsKey(it))
                .flatMap(it -> agreements.cited(it, type.id(), parties))
                .ifPresent(it -> found.put(it.agreement().id(), it));
        offered = found;
        agreement.setItems(found.keySet());
        boolean choice = cited.isPresent()
                || found.values().stream().anyMatch(it -> it.open().isPresent());
        fields.setVisible(choice);
        none.setVisible(!choice);
        none.removeAll();
        if (!choice) {
            sayWhyNone(recipients.isEmpty(), found.values());
        }
    }

    private void sayWhyNone(boolean noRecipients, Collection<Citable> found) {
        String key = noRecipients
                ? "citation.none.no-recipients"
                : compulsory() ? "citation.none.compulsory" : "citation.none";
        none.add(new Paragraph(getTranslation(key)));
        UnorderedList reasons = new UnorderedList(found.stream()
                .map(it -> new ListItem(getTranslation(
                        "citation.reason", words.title(it.agreement().id()), reason(it))))
                .toArray(ListItem[]::new));
        reasons.setVisible(!found.isEmpty());
        none.add(reasons);
    }

    private String reason(Citable citable) {
        return citable.against().map(names::worded).orElse("");
    }

    private Div option(AgreementId id) {
        Div option = new Div(new Span(words.title(id)));
        offered(id).flatMap(Citable::against).ifPresent(against -> {
            Span why = new Span(names.worded(against));
            why.addClassName("help");
            option.add(why);
        });
        option.addClassName("option");
        return option;
    }

    private void choosePurposes(Optional<String> wanted) {
        Optional<TermsUse> use =
                Optional.ofNullable(agreement.getValue()).flatMap(this::offered).flatMap(Citable::use);
        List<String> purposes = use.map(TermsUse::purposes).orElse(List.of());
        purpose.setItems(purposes);
        purpose.setVisible(!purposes.isEmpty());
        purpose.setValue(
                wanted.filter(purposes::contains).orElseGet(() -> purposes.size() == 1 ? purposes.getFirst() : null));
        agreement.setHelperText(use.map(this::whatIsAgreed).orElse(""));
    }

    private String whatIsAgreed(TermsUse use) {
        String kept = getTranslation("citation.kept", String.valueOf(use.retainDays()));
        return use.replyWithin().map(it -> kept + " " + words.reply(it)).orElse(kept);
    }

    /** Puts what was chosen into the draft; what can no longer be cited stays, and handing over says why not. */
    void collect(DraftEdit edit) {
        Optional<AgreementId> chosen = Optional.ofNullable(agreement.getValue());
        Optional<String> why = Optional.ofNullable(purpose.getValue());
        LocalDate today = Instant.now().atZone(ZoneOffset.UTC).toLocalDate();
        if (chosen.isEmpty()) {
            edit.citesNothing();
            draft.channel()
                    .ifPresent(ended -> edit.replyWithin(
                            type.reply().filter(it -> !it.optional()).map(Reply::within)));
            return;
        }
        chosen.flatMap(this::offered).flatMap(Citable::open).ifPresent(open -> edit.cites(open, why, today));
    }
}
