package org.kelisim.portal.lists;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.QueryParameters;
import java.util.ArrayList;
import java.util.List;
import org.kelisim.client.lists.ListQuery;
import org.kelisim.client.lists.ListState;
import org.kelisim.client.lists.Page;
import org.kelisim.client.node.NodeEvent;
import org.kelisim.client.node.PartyNode;
import org.kelisim.portal.kit.Callout;
import org.kelisim.portal.kit.Empty;
import org.kelisim.portal.kit.PortalPage;
import org.kelisim.portal.kit.Row;
import org.kelisim.portal.kit.Rows;
import org.kelisim.portal.kit.Tone;
import org.kelisim.portal.session.NodeEvents;
import org.kelisim.portal.session.OfficerSession;
import org.kelisim.portal.text.Dates;

/**
 * A list of an office's day. The filter stands in the address, so that going back, reloading and passing the address on to a
 * colleague show the same; each reader sees only what the own node shows that reader.
 */
public abstract class ListPage<T> extends PortalPage {
    private final transient OfficerSession session;
    private final String path;
    private final List<ListState> states;
    private final FilterBar bar;
    private final Rows<T> rows;
    private final Empty empty;
    private final Empty nothingFound;
    private final Paragraph count = new Paragraph();
    private final Callout stale;
    private transient Filter filter = Filter.read(QueryParameters.empty(), List.of());
    /** What this page has put into the address itself and what has not come back yet. */
    private final transient List<Filter> own = new ArrayList<>();

    private boolean entered;

    /**
     * @param key text key before {@code .title}, {@code .empty} and {@code .empty.hint}
     * @param withWho whether the list says with whom a notice is
     */
    protected ListPage(OfficerSession session, String key, String path, List<ListState> states, boolean withWho) {
        super(key + ".title");
        this.session = session;
        this.path = path;
        this.states = states;
        this.bar = new FilterBar(session.node(), states, withWho);
        this.rows = new Rows<>(getTranslation(key + ".title"), this::row);
        this.empty = new Empty(getTranslation(key + ".empty"), getTranslation(key + ".empty.hint"));
        this.nothingFound = new Empty(getTranslation("filter.nothing"), getTranslation("filter.nothing.hint"));
        this.stale = new Callout(Tone.NEUTRAL, getTranslation("filter.stale"));
        addClassName("list-page");
        count.addClassName("help");
        count.getElement().setAttribute("role", "status");
        stale.setVisible(false);
        bar.whenChanged(this::narrow);
    }

    /** The parts in their order, with what a list adds between filter and rows. */
    protected final void parts(Component... more) {
        add(stale, bar);
        add(more);
        add(count, empty, nothingFound, rows);
        NodeEvents.follow(this, session.node(), event -> {
            if (concerns(event) && session.unlocked().isPresent()) {
                refresh();
            }
        });
    }

    /** The first so many rows of the narrowed list. */
    protected abstract Page<T> page(ListQuery query, int count);

    protected abstract Row row(T item);

    /** Whether the list may have changed by this. */
    protected abstract boolean concerns(NodeEvent event);

    /** Whether a list without rows is worth a remark of its own. */
    protected boolean saysWhenEmpty() {
        return true;
    }

    protected final PartyNode node() {
        return session.node();
    }

    protected final OfficerSession session() {
        return session;
    }

    @Override
    protected void onAttach(AttachEvent attach) {
        super.onAttach(attach);
        attach.getUI().getPage().addJavaScript("context://lists.js");
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        if (!entered) { // later it is only the filter that changes, and whoever types there goes on typing
            super.afterNavigation(event);
        }
        entered = true;
        Filter asked = Filter.read(event.getLocation().getQueryParameters(), states);
        if (!own.remove(asked)) {
            stale.setVisible(asked.stale());
            bar.show(asked);
            show(asked);
        }
    }

    /** The list changes at once; the address follows, and whoever has typed on meanwhile is not disturbed by it. */
    private void narrow() {
        QueryParameters parameters = bar.filter().write();
        Filter asked = Filter.read(parameters, states);
        if (asked.equals(filter)) {
            return;
        }
        own.add(asked);
        stale.setVisible(false);
        bar.clearable(!asked.isEmpty());
        show(asked);
        UI.getCurrent().navigate(path, parameters);
    }

    private void show(Filter asked) {
        filter = asked;
        rows.fromTheTop();
        refresh();
    }

    /** Shows the list as it is now. */
    protected final void refresh() {
        ListQuery query = filter.query(Dates.readersZone());
        int total = rows.setSource(shown -> page(query, shown));
        boolean narrowed = !filter.isEmpty();
        count.setText(getTranslation("filter.count", total));
        count.setVisible(narrowed && total > 0);
        nothingFound.setVisible(narrowed && total == 0);
        boolean isEmpty = !narrowed && total == 0;
        empty.setVisible(isEmpty && saysWhenEmpty());
        bar.setVisible(!isEmpty);
    }
}
