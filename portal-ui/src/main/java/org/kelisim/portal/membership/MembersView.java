package org.kelisim.portal.membership;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kelisim.client.membership.ListChange;
import org.kelisim.client.membership.ListDraft;
import org.kelisim.client.membership.Membership;
import org.kelisim.client.membership.Membership.Proposals;
import org.kelisim.client.membership.Membership.Proposed;
import org.kelisim.client.membership.Membership.Signing;
import org.kelisim.client.node.NodeEvent;
import org.kelisim.client.text.Message;
import org.kelisim.client.text.PlainLine;
import org.kelisim.directory.Directory;
import org.kelisim.directory.ListProposal;
import org.kelisim.directory.MembersList;
import org.kelisim.directory.PartyEntry;
import org.kelisim.directory.Registrar;
import org.kelisim.party.MembershipStatus;
import org.kelisim.portal.directory.DirectoryNames;
import org.kelisim.portal.kit.Actions;
import org.kelisim.portal.kit.Callout;
import org.kelisim.portal.kit.Empty;
import org.kelisim.portal.kit.Mark;
import org.kelisim.portal.kit.PortalPage;
import org.kelisim.portal.kit.Toast;
import org.kelisim.portal.kit.Tone;
import org.kelisim.portal.session.NodeEvents;
import org.kelisim.portal.session.OfficerSession;
import org.kelisim.portal.text.Dates;

/** The list of members, for those who sign it: what waits for signatures, the next step, and how everybody stands. */
@Route("directory/members")
@PermitAll
class MembersView extends PortalPage {

    private final transient OfficerSession session;
    private final transient Signers signers;
    private final transient Membership membership;
    private final Div body = new Div();
    private final Div waiting = new Div();
    private final Div standing = new Div();

    MembersView(OfficerSession session, Signers signers) {
        super("members.title");
        back(new Anchor("directory", getTranslation("directory.title")));
        this.session = session;
        this.signers = signers;
        this.membership = session.node().membership();
        if (!Signers.mayChange(session.officer())) {
            add(new Callout(Tone.NEUTRAL, getTranslation("members.not-yours")));
            return;
        }
        Directory directory = session.node().directory();
        lead(getTranslation(
                "members.lead",
                String.valueOf(directory.members().number()),
                Dates.moment(directory.members().expires(), getLocale()),
                directory.members().threshold()));
        waiting.addClassName("waiting");
        add(body);
        show();
        NodeEvents.follow(this, session.node(), event -> {
            if (event instanceof NodeEvent.DirectoryChanged) {
                refresh();
            }
        });
    }

    private Directory directory() {
        return session.node().directory();
    }

    private DirectoryNames names() {
        return DirectoryNames.of(session.node(), getLocale());
    }

    private void show() {
        body.removeAll();
        body.add(
                waiting,
                new StepForm(() -> directory().members(), this::check),
                new AdmissionForm(
                        this::check,
                        new StatementField(
                                membership, party -> true, it -> names().worded(it), Runnable::run, this::done)),
                standing);
        refresh();
    }

    /** What is being filled in stays. */
    private void refresh() {
        waiting.removeAll();
        waiting.add(proposals());
        standing.removeAll();
        standing.add(members());
    }

    private Section proposals() {
        Section section = new Section(new H2(getTranslation("members.proposals")));
        switch (membership.proposals()) {
            case Proposals.Unknown(Message reason) -> section.add(new Callout(Tone.WARNING, names().worded(reason)));
            case Proposals.Open(List<Proposed> open) -> {
                if (open.isEmpty()) {
                    section.add(new Empty(getTranslation("members.none"), getTranslation("members.none-hint")));
                }
                open.forEach(each -> section.add(proposal(each)));
            }
        }
        return section;
    }

    private Section proposal(Proposed proposed) {
        ListProposal proposal = proposed.proposal();
        Section panel = new Section(VersionsView.changes(proposed.differences(), names()));
        panel.addClassName("panel");
        Paragraph state = new Paragraph(getTranslation("members.signed-by", signersOf(proposal)) + " "
                + (proposal.complete() ? getTranslation("members.complete") : missing(proposal)));
        state.addClassName("help");
        panel.add(state);
        panel.add(
                proposal.complete()
                        ? new Actions(new Button(
                                getTranslation("members.publish"),
                                click -> warn(done(membership.publish(proposed.digest())))))
                        : new SignForm(
                                session,
                                signers,
                                getTranslation("members.sign"),
                                key -> done(membership.sign(proposed.digest(), key))));
        return panel;
    }

    private String signersOf(ListProposal proposal) {
        String signed = people().filter(each -> proposal.signedBy(each.id()))
                .map(each -> PlainLine.of(each.name()))
                .collect(Collectors.joining(", "));
        return signed.isEmpty() ? "–" : signed;
    }

    private Stream<Registrar> people() {
        MembersList list = directory().members();
        return Stream.concat(list.registrars().stream(), Stream.of(list.chair()));
    }

    private String missing(ListProposal proposal) {
        int registrars = Math.max(0, proposal.needed() - proposal.registrars());
        boolean chair = proposal.needsChair() && !proposal.chairSigned();
        return getTranslation(
                chair
                        ? (registrars > 0 ? "members.missing-both" : "members.missing-chair")
                        : "members.missing-registrars",
                registrars);
    }

    /** Shows what a change would do, before anybody signs it. */
    private void check(ListChange change) {
        switch (membership.draft(change)) {
            case ListDraft.Outcome.Impossible(Message reason) -> Toast.warn(names().worded(reason));
            case ListDraft.Outcome.Drafted(MembersList list) -> review(list);
        }
    }

    private void review(MembersList list) {
        Section panel = new Section(
                new H2(getTranslation("members.review")),
                new Paragraph(getTranslation("members.review-lead")),
                VersionsView.changes(membership.differences(list), names()),
                new SignForm(
                        session,
                        signers,
                        getTranslation("members.propose"),
                        key -> done(membership.propose(list, key))),
                new Actions(new Button(getTranslation("members.back"), click -> show())));
        panel.addClassName("panel");
        body.removeAll();
        body.add(panel);
    }

    private Optional<Message> done(Signing signing) {
        switch (signing) {
            case Signing.Collected(Proposed proposed) -> {
                Toast.tell(getTranslation("members.collected"));
                show();
            }
            case Signing.Published(var version) -> {
                Toast.tell(getTranslation("members.published", String.valueOf(version.version())));
                show();
            }
            case Signing.Refused refused -> {
                // shown beside the field, or as a message
            }
        }
        return SignForm.problem(signing);
    }

    private void warn(Optional<Message> problem) {
        problem.ifPresent(message -> Toast.warn(names().worded(message)));
    }

    private Section members() {
        UnorderedList rows = new UnorderedList();
        rows.addClassName("offices");
        directory().members().parties().stream()
                .sorted(Comparator.comparing(entry -> entry.names().in(getLocale())))
                .forEach(entry -> rows.add(member(entry)));
        Section section = new Section(new H2(getTranslation("members.all")), rows);
        section.addClassName("panel");
        return section;
    }

    private ListItem member(PartyEntry entry) {
        Div head = new Div(
                new Span(entry.names().in(getLocale())),
                new Mark(getTranslation("status." + entry.status().wire()), tone(entry.status())));
        head.addClassName("party-head");
        directory()
                .members()
                .hold(entry.code())
                .filter(hold -> hold.at(Instant.now()))
                .ifPresent(hold -> head.add(new Mark(
                        getTranslation("members.held-until", Dates.moment(hold.until(), getLocale())), Tone.BAD)));
        Span decision = new Span(getTranslation("directory.decision", PlainLine.of(entry.decision())));
        decision.addClassName("help");
        return new ListItem(head, decision);
    }

    private static Tone tone(MembershipStatus status) {
        return switch (status) {
            case ACTIVE -> Tone.GOOD;
            case APPLIED, ADMITTED -> Tone.NEUTRAL;
            case SUSPENDED, ENDED -> Tone.BAD;
        };
    }
}
