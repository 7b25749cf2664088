package org.kelisim.portal.form;

import com.vaadin.flow.component.Component;
import java.util.List;
import org.kelisim.catalogue.FormField;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Two days: from, and to unless it continues. */
final class PeriodEditor implements FieldEditor {

    private final String name;
    private final DayField from;
    private final DayField to;
    private final Cluster cluster;

    PeriodEditor(FormField field, FormContext context) {
        this.name = field.name();
        this.from = new DayField("");
        this.to = new DayField("");
        this.cluster = new Cluster(field, context, from, to);
        from.setLabel(cluster.getTranslation("form.period.from"));
        to.setLabel(cluster.getTranslation("form.period.to"));
        to.setHelperText(cluster.getTranslation("form.period.open"));
        from.setRequiredIndicatorVisible(field.required());
        context.watch(from);
        context.watch(to);
    }

    @Override
    public Component component() {
        return cluster;
    }

    @Override
    public void show(ObjectNode holder) {
        JsonNode period = holder.path(name);
        from.setValue(Editors.string(period.path("from")).flatMap(Editors::date).orElse(from.getEmptyValue()));
        to.setValue(Editors.string(period.path("to")).flatMap(Editors::date).orElse(to.getEmptyValue()));
    }

    @Override
    public void collect(ObjectNode holder) {
        ObjectNode period = JsonNodeFactory.instance.objectNode();
        from.getOptionalValue().ifPresent(day -> period.put("from", day.toString()));
        to.getOptionalValue().ifPresent(day -> period.put("to", day.toString()));
        if (!period.isEmpty()) {
            holder.set(name, period);
        }
    }

    @Override
    public void complain(List<String> rest, String message) {
        Complaints.show(part(rest), message);
    }

    @Override
    public void clearComplaints() {
        Complaints.clear(from);
        Complaints.clear(to);
    }

    @Override
    public void focus(List<String> rest) {
        part(rest).focus();
    }

    private DayField part(List<String> rest) {
        return rest.equals(List.of("to")) ? to : from;
    }
}
