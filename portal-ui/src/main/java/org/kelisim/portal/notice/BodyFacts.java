package org.kelisim.portal.notice;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import org.kelisim.catalogue.RenderedEntry;
import org.kelisim.portal.kit.Facts;
import tools.jackson.databind.node.ObjectNode;

/** The fields of a body as labels and values. Every value is shown as text, never as markup. */
final class BodyFacts {

    private final String writtenIn;

    BodyFacts(String writtenIn) {
        this.writtenIn = writtenIn;
    }

    Facts of(List<RenderedEntry> entries) {
        Facts facts = new Facts();
        entries.forEach(entry -> add(facts, entry));
        return facts;
    }

    /** Members as they stand, for what the catalogue here does not know. */
    static Facts plain(ObjectNode body) {
        Facts facts = new Facts();
        body.properties()
                .forEach(member -> facts.fact(
                        member.getKey(),
                        member.getValue().isString()
                                ? member.getValue().stringValue()
                                : member.getValue().toString()));
        return facts;
    }

    private void add(Facts facts, RenderedEntry entry) {
        switch (entry) {
            case RenderedEntry.Value value ->
                facts.fact(value.label(), value.asWritten() ? written(value.value()) : new Span(value.value()));
            case RenderedEntry.Group group -> facts.wide(group.label(), group(group));
        }
    }

    private Span written(String text) {
        Span span = new Span(text);
        span.addClassName("written");
        span.getElement().setAttribute("lang", writtenIn).setAttribute("dir", "auto");
        return span;
    }

    private Component group(RenderedEntry.Group group) {
        OrderedList items = new OrderedList();
        items.addClassName("group-items");
        group.items().forEach(item -> items.add(item(item)));
        return items;
    }

    private ListItem item(RenderedEntry.Item item) {
        Paragraph title = new Paragraph(item.title());
        title.addClassName("group-title");
        ListItem line = new ListItem(title, of(item.entries()));
        line.addClassName("group-item");
        return line;
    }
}
