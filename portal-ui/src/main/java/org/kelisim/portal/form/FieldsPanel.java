package org.kelisim.portal.form;

import com.vaadin.flow.component.html.Div;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kelisim.catalogue.FormField;
import tools.jackson.databind.node.ObjectNode;

/** The fields of one object: of the body, of a group, of one item. */
final class FieldsPanel extends Div {

    private record Entry(String name, FieldEditor editor) {}

    private final List<Entry> entries = new ArrayList<>();

    FieldsPanel(List<FormField> fields, FormContext context) {
        addClassName("fields");
        for (FormField field : fields) {
            FieldEditor editor = Editors.of(field, context);
            entries.add(new Entry(field.name(), editor));
            add(editor.component());
        }
    }

    void show(ObjectNode holder) {
        entries.forEach(entry -> entry.editor().show(holder));
    }

    void collect(ObjectNode holder) {
        entries.forEach(entry -> entry.editor().collect(holder));
    }

    /** @return whether a field of this panel is meant */
    boolean complain(List<String> pointer, String message) {
        Optional<Entry> entry = find(pointer);
        entry.ifPresent(it -> it.editor().complain(rest(pointer), message));
        return entry.isPresent();
    }

    boolean focusOn(List<String> pointer) {
        Optional<Entry> entry = find(pointer);
        entry.ifPresent(it -> it.editor().focus(rest(pointer)));
        return entry.isPresent();
    }

    void focusOnFirst() {
        entries.stream().findFirst().ifPresent(entry -> entry.editor().focus(List.of()));
    }

    void clearComplaints() {
        entries.forEach(entry -> entry.editor().clearComplaints());
    }

    private Optional<Entry> find(List<String> pointer) {
        return entries.stream()
                .filter(entry -> !pointer.isEmpty() && entry.name().equals(pointer.getFirst()))
                .findFirst();
    }

    private static List<String> rest(List<String> pointer) {
        return pointer.subList(1, pointer.size());
    }
}
