package org.kelisim.portal.form;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.kelisim.catalogue.FormField;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** An array of objects: items to add, remove and, where their order means something, to move. */
final class RepeatedEditor implements FieldEditor {

    private final FormField field;
    private final FormContext context;
    private final Cluster cluster;
    private final Div list = new Div();
    private final ErrorLine error = new ErrorLine();
    private final Button add = new Button();
    private final List<RepeatedItem> items = new ArrayList<>();

    RepeatedEditor(FormField field, FormContext context) {
        this.field = field;
        this.context = context;
        list.addClassName("items");
        this.cluster = new Cluster(field, context, list);
        add.setText(cluster.getTranslation("form.add", field.item().in(context.locale())));
        add.addClickListener(click -> {
            append().focusOnFirst();
            context.changed();
        });
        cluster.add(error, add);
        ensureMinimum();
    }

    @Override
    public Component component() {
        return cluster;
    }

    @Override
    public void show(ObjectNode holder) {
        items.clear();
        JsonNode array = holder.path(field.name());
        array.valueStream().filter(JsonNode::isObject).forEach(item -> append().show((ObjectNode) item));
        ensureMinimum();
    }

    @Override
    public void collect(ObjectNode holder) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        items.forEach(item -> array.add(item.collected()));
        boolean empty = array.valueStream().allMatch(JsonNode::isEmpty);
        if (!empty) {
            holder.set(field.name(), array);
        }
    }

    @Override
    public void complain(List<String> rest, String message) {
        if (!at(rest).map(item -> item.complain(rest.subList(1, rest.size()), message))
                .orElse(false)) {
            error.say(message);
        }
    }

    @Override
    public void clearComplaints() {
        error.clear();
        items.forEach(RepeatedItem::clearComplaints);
    }

    @Override
    public void focus(List<String> rest) {
        at(rest).ifPresentOrElse(item -> item.focusOn(rest.subList(1, rest.size())), add::focus);
    }

    private java.util.Optional<RepeatedItem> at(List<String> rest) {
        return rest.stream()
                .findFirst()
                .filter(index -> index.matches("\\d{1,4}"))
                .map(Integer::parseInt)
                .filter(index -> index < items.size())
                .map(items::get);
    }

    private void ensureMinimum() {
        int least = field.required() ? Math.max(1, field.limits().minItems()) : 0;
        while (items.size() < least) {
            append();
        }
        draw();
    }

    private RepeatedItem append() {
        RepeatedItem item = new RepeatedItem(field, context, this::remove, this::moveUp);
        items.add(item);
        draw();
        return item;
    }

    private void remove(RepeatedItem item) {
        items.remove(item);
        ensureMinimum();
        add.focus();
        context.changed();
    }

    private void moveUp(RepeatedItem item) {
        int index = items.indexOf(item);
        if (index > 0) {
            Collections.swap(items, index, index - 1);
            draw();
            context.changed();
        }
    }

    private void draw() {
        list.removeAll();
        IntStream.range(0, items.size()).forEach(index -> {
            items.get(index).number(index + 1);
            list.add(items.get(index));
        });
        add.setEnabled(
                field.limits().maxItems() == 0 || items.size() < field.limits().maxItems());
    }
}
