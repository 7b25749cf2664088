package org.kelisim.portal.form;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Focusable;
import com.vaadin.flow.component.HasValueAndElement;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A field whose value is one component's: texts, days, numbers, codes, flags. */
final class ValueEditor<C extends Component & HasValueAndElement<?, V>, V extends @Nullable Object>
        implements FieldEditor {

    private final String name;
    private final C field;
    private final Function<JsonNode, Optional<V>> fromJson;
    private final Function<V, Optional<JsonNode>> toJson;

    ValueEditor(
            String name,
            C field,
            Function<JsonNode, Optional<V>> fromJson,
            Function<V, Optional<JsonNode>> toJson,
            FormContext context) {
        this.name = name;
        this.field = field;
        this.fromJson = fromJson;
        this.toJson = toJson;
        context.watch(field);
    }

    @Override
    public Component component() {
        return field;
    }

    @Override
    public void show(ObjectNode holder) {
        field.setValue(Optional.ofNullable(holder.get(name)).flatMap(fromJson).orElseGet(field::getEmptyValue));
    }

    @Override
    public void collect(ObjectNode holder) {
        if (!field.isEmpty()) {
            toJson.apply(field.getValue()).ifPresent(value -> holder.set(name, value));
        }
    }

    @Override
    public void complain(List<String> rest, String message) {
        Complaints.show(field, message);
    }

    @Override
    public void clearComplaints() {
        Complaints.clear(field);
    }

    @Override
    public void focus(List<String> rest) {
        if (field instanceof Focusable<?> focusable) {
            focusable.focus();
        }
    }
}
