package org.kelisim.portal.desk;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import org.kelisim.client.deputy.StandIn;
import org.kelisim.client.draft.Draft;
import org.kelisim.client.draft.LeftDraft;
import org.kelisim.client.lists.ListQuery;
import org.kelisim.client.lists.ListState;
import org.kelisim.client.lists.OfficeLists;
import org.kelisim.client.lists.Page;
import org.kelisim.client.lists.Received;
import org.kelisim.client.lists.Sent;
import org.kelisim.client.node.PartyNode;
import org.kelisim.client.officer.UnlockedOfficer;
import org.kelisim.client.release.Pending;
import org.kelisim.client.text.Message;
import org.kelisim.party.OfficeId;
import org.kelisim.party.Role;
import org.kelisim.portal.compose.ComposeNavigation;
import org.kelisim.portal.directory.DirectoryNames;
import org.kelisim.portal.inbox.InboxNavigation;
import org.kelisim.portal.kit.Callout;
import org.kelisim.portal.kit.PortalPage;
import org.kelisim.portal.kit.Row;
import org.kelisim.portal.kit.Tone;
import org.kelisim.portal.outbox.OutboxNavigation;
import org.kelisim.portal.release.ReleaseNavigation;
import org.kelisim.portal.session.NodeEvents;
import org.kelisim.portal.session.OfficerSession;
import org.kelisim.portal.text.Dates;

/** What waits for the officer: unread notices, what is to be released, the own drafts, what others left behind, what is on its way. */
@Route("")
@Menu(order = 1, title = "desk.title")
@PermitAll
class DeskView extends PortalPage {

    private static final int MOST_ROWS = 5;

    private final transient OfficerSession session;
    private final Div body = new Div();

    DeskView(OfficerSession session) {
        super("desk.title");
        this.session = session;
        if (session.unlocked().isPresent() && session.officer().may(Role.OFFICER, session.office())) {
            Button start = new Button(getTranslation("drafts.new"), click -> ComposeNavigation.startNew());
            start.addThemeVariants(ButtonVariant.PRIMARY);
            actions(start);
        }
        body.addClassName("desk");
        add(body);
        NodeEvents.follow(this, session.node(), event -> session.unlocked().ifPresent(officer -> refresh()));
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        super.afterNavigation(event);
        refresh();
    }

    private void refresh() {
        PartyNode node = session.node();
        UnlockedOfficer officer = session.officer();
        OfficeId office = session.office();
        DirectoryNames names = DirectoryNames.of(node, getLocale());
        body.removeAll();
        alarms(node.alarms(), names);
        OfficeLists lists = node.lists();
        Page<Received> mine = lists.inbox(office, ListQuery.ALL.withWho(ListQuery.Who.MINE), 0, MOST_ROWS, officer);
        part("desk.mine", InboxNavigation.PATH + "?with=me", received(mine, names, officer), mine.total());
        node.deputies().standsInFor(officer, office).forEach(it -> forAbsent(it, names, officer));
        Page<Received> unread = lists.inbox(office, ListQuery.ALL.withState(ListState.UNREAD), 0, MOST_ROWS, officer);
        part("desk.unread", InboxNavigation.PATH, received(unread, names, officer), unread.total());
        if (officer.may(Role.RELEASER, office)) {
            Page<Pending> pending =
                    lists.toRelease(ListQuery.ALL.withState(ListState.BY_OTHERS), 0, MOST_ROWS, officer);
            part(
                    "desk.to-release",
                    ReleaseNavigation.PATH,
                    pending.rows().stream()
                            .map(it -> ReleaseNavigation.row(it, names, getLocale()))
                            .toList(),
                    pending.total());
        }
        Page<Draft> drafts = lists.drafts(ListQuery.ALL, 0, MOST_ROWS, officer);
        part(
                "desk.drafts",
                ComposeNavigation.PATH,
                drafts.rows().stream()
                        .map(it -> ComposeNavigation.row(it, names, getLocale()))
                        .toList(),
                drafts.total());
        List<LeftDraft> left = node.drafts().left(officer);
        if (!left.isEmpty()) {
            part(
                    "desk.left",
                    ComposeNavigation.PATH,
                    left.stream()
                            .map(it -> ComposeNavigation.leftRow(it, names, getLocale()))
                            .toList(),
                    left.size());
        }
        Page<Sent> sent = lists.sent(office, ListQuery.ALL, 0, MOST_ROWS, officer);
        part(
                "desk.sent",
                OutboxNavigation.PATH,
                sent.rows().stream()
                        .map(it -> OutboxNavigation.row(it.entry(), names, getLocale()))
                        .toList(),
                sent.total());
    }

    /** What an absent colleague has, for the deputy. */
    private void forAbsent(StandIn standIn, DirectoryNames names, UnlockedOfficer officer) {
        List<Received> theirs =
                session
                        .node()
                        .lists()
                        .inbox(standIn.office(), ListQuery.ALL, 0, Integer.MAX_VALUE, officer)
                        .rows()
                        .stream()
                        .filter(it -> it.holder()
                                .filter(holder ->
                                        holder.officer().equals(standIn.absent().officer()))
                                .isPresent())
                        .toList();
        Section section = new Section();
        section.addClassName("panel");
        section.add(new H2(getTranslation(
                "desk.for", standIn.absent().name(), Dates.day(standIn.to(), getLocale()), theirs.size())));
        Page<Received> page = new Page<>(theirs, theirs.size());
        section.add(theirs.isEmpty() ? nothing("desk.for") : all(received(page, names, officer)));
        body.add(section);
    }

    private static List<Row> received(Page<Received> page, DirectoryNames names, UnlockedOfficer officer) {
        return page.rows().stream()
                .map(it -> InboxNavigation.row(it, names, officer.id()))
                .toList();
    }

    private void alarms(List<Message> alarms, DirectoryNames names) {
        alarms.forEach(alarm -> body.add(new Callout(Tone.BAD, names.worded(alarm))));
    }

    private void part(String key, String path, List<Row> rows, int total) {
        Section section = new Section();
        section.addClassName("panel");
        section.add(new H2(new Anchor(path, getTranslation(key, total))));
        section.add(rows.isEmpty() ? nothing(key) : first(rows));
        body.add(section);
    }

    private Component nothing(String key) {
        Paragraph nothing = new Paragraph(getTranslation(key + ".none"));
        nothing.addClassName("help");
        return nothing;
    }

    private static Component first(List<Row> rows) {
        return all(rows.stream().limit(MOST_ROWS).toList());
    }

    private static Component all(List<Row> rows) {
        UnorderedList list = new UnorderedList();
        list.addClassName("rows");
        rows.forEach(list::add);
        return list;
    }
}
