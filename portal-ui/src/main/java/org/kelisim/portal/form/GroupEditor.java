package org.kelisim.portal.form;

import com.vaadin.flow.component.Component;
import java.util.List;
import org.kelisim.catalogue.FormField;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** An object with fields of its own. */
final class GroupEditor implements FieldEditor {

    private final String name;
    private final FieldsPanel fields;
    private final Cluster cluster;
    private final ErrorLine error = new ErrorLine();

    GroupEditor(FormField field, FormContext context) {
        this.name = field.name();
        this.fields = new FieldsPanel(field.fields(), context);
        this.cluster = new Cluster(field, context, fields);
        cluster.add(error);
    }

    @Override
    public Component component() {
        return cluster;
    }

    @Override
    public void show(ObjectNode holder) {
        fields.show(holder.path(name) instanceof ObjectNode group ? group : JsonNodeFactory.instance.objectNode());
    }

    @Override
    public void collect(ObjectNode holder) {
        ObjectNode group = JsonNodeFactory.instance.objectNode();
        fields.collect(group);
        if (!group.isEmpty()) {
            holder.set(name, group);
        }
    }

    @Override
    public void complain(List<String> rest, String message) {
        if (!fields.complain(rest, message)) {
            error.say(message);
        }
    }

    @Override
    public void clearComplaints() {
        error.clear();
        fields.clearComplaints();
    }

    @Override
    public void focus(List<String> rest) {
        if (!fields.focusOn(rest)) {
            fields.focusOnFirst();
        }
    }
}
