package org.kelisim.portal.form;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasHelper;
import com.vaadin.flow.component.HasLabel;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.combobox.ComboBoxBase;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.textfield.BigDecimalField;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.kelisim.catalogue.Code;
import org.kelisim.catalogue.FormField;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.StringNode;

/** Draws a field of the catalogue as the component that fits its kind. */
final class Editors {

    private static final int PAUSE_MILLISECONDS = 800;
    private static final int HALF_WIDTH_CHARACTERS = 100;
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private Editors() {}

    static FieldEditor of(FormField field, FormContext context) {
        return switch (field.kind()) {
            case TEXT -> text(field, context);
            case MULTILINE -> multiline(field, context);
            case DATE -> day(field, context);
            case INTEGER -> integer(field, context);
            case CODE -> code(field, context);
            case CODES -> codes(field, context);
            case FLAG -> flag(field, context);
            case PERIOD -> new PeriodEditor(field, context);
            case MONEY -> new MoneyEditor(field, context);
            case GROUP -> field.repeatable() ? new RepeatedEditor(field, context) : new GroupEditor(field, context);
        };
    }

    private static FieldEditor text(FormField field, FormContext context) {
        TextField input = new TextField();
        input.setManualValidation(true);
        input.setMaxLength(field.limits().maxLength());
        input.setValueChangeMode(ValueChangeMode.LAZY);
        input.setValueChangeTimeout(PAUSE_MILLISECONDS);
        describe(input, field, context);
        return new ValueEditor<>(field.name(), input, Editors::string, Editors::stripped, context);
    }

    private static FieldEditor multiline(FormField field, FormContext context) {
        TextArea input = new TextArea();
        input.setManualValidation(true);
        input.setMaxLength(field.limits().maxLength());
        input.setMinRows(3);
        input.setValueChangeMode(ValueChangeMode.LAZY);
        input.setValueChangeTimeout(PAUSE_MILLISECONDS);
        describe(input, field, context);
        return new ValueEditor<>(field.name(), input, Editors::string, Editors::stripped, context);
    }

    private static FieldEditor day(FormField field, FormContext context) {
        DayField input = new DayField("");
        describe(input, field, context);
        return new ValueEditor<>(
                field.name(),
                input,
                json -> string(json).flatMap(Editors::date),
                value -> Optional.of(StringNode.valueOf(value.toString())),
                context);
    }

    private static FieldEditor integer(FormField field, FormContext context) {
        BigDecimalField input = wholeNumber();
        describe(input, field, context);
        return new ValueEditor<>(field.name(), input, Editors::number, Editors::whole, context);
    }

    private static FieldEditor code(FormField field, FormContext context) {
        ComboBox<Code> input = choice(field, context);
        describe(input, field, context);
        return new ValueEditor<>(
                field.name(),
                input,
                json -> string(json).flatMap(value -> find(field, value)),
                value -> Optional.of(StringNode.valueOf(value.code())),
                context);
    }

    static ComboBox<Code> choice(FormField field, FormContext context) {
        ComboBox<Code> input = new ComboBox<>();
        input.setManualValidation(true);
        input.setClearButtonVisible(!field.required());
        offer(input, field, context);
        return input;
    }

    private static FieldEditor codes(FormField field, FormContext context) {
        MultiSelectComboBox<Code> input = new MultiSelectComboBox<>();
        input.setManualValidation(true);
        input.setAutoExpand(MultiSelectComboBox.AutoExpandMode.BOTH);
        offer(input, field, context);
        describe(input, field, context);
        return new ValueEditor<>(
                field.name(), input, json -> Optional.of(selected(field, json)), Editors::array, context);
    }

    private static FieldEditor flag(FormField field, FormContext context) {
        Checkbox input = new Checkbox();
        input.setManualValidation(true);
        describe(input, field, context);
        return new ValueEditor<>(
                field.name(),
                input,
                json -> json.isBoolean() ? Optional.of(json.booleanValue()) : Optional.empty(),
                value -> Optional.of(BooleanNode.valueOf(value)),
                context);
    }

    static BigDecimalField wholeNumber() {
        BigDecimalField input = new BigDecimalField();
        input.setManualValidation(true);
        input.setValueChangeMode(ValueChangeMode.LAZY);
        input.setValueChangeTimeout(PAUSE_MILLISECONDS);
        return input;
    }

    /** Label, help and the mark of a required field. */
    static void describe(Component input, FormField field, FormContext context) {
        if (input instanceof HasLabel labelled) {
            labelled.setLabel(field.label(context.locale()));
        }
        if (input instanceof HasHelper helped) {
            field.help(context.locale()).ifPresent(helped::setHelperText);
        }
        if (input instanceof HasValue<?, ?> valued) {
            valued.setRequiredIndicatorVisible(field.required());
        }
        if (isWide(field)) {
            input.addClassName("wide");
        }
    }

    private static boolean isWide(FormField field) {
        return switch (field.kind()) {
            case MULTILINE, CODES -> true;
            case TEXT -> field.limits().maxLength() > HALF_WIDTH_CHARACTERS;
            default -> false;
        };
    }

    private static void offer(ComboBoxBase<?, Code, ?> input, FormField field, FormContext context) {
        input.setItemLabelGenerator(code -> code.label(context.locale()));
        input.setItems(field.codes().orElseThrow().codes());
    }

    private static Optional<Code> find(FormField field, String code) {
        return field.codes().orElseThrow().code(code);
    }

    private static Set<Code> selected(FormField field, JsonNode json) {
        return json.valueStream()
                .flatMap(value -> string(value).stream())
                .flatMap(value -> find(field, value).stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static Optional<JsonNode> array(Set<Code> chosen) {
        ArrayNode array = JSON.arrayNode();
        chosen.forEach(code -> array.add(code.code()));
        return Optional.of(array);
    }

    static Optional<String> string(JsonNode json) {
        return json.isString() ? Optional.of(json.stringValue()) : Optional.empty();
    }

    static Optional<LocalDate> date(String text) {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    static Optional<BigDecimal> number(JsonNode json) {
        return json.isNumber() ? Optional.of(json.decimalValue()) : Optional.empty();
    }

    /** A fraction stays one, so that the catalogue's check can say what is wrong with it. */
    static Optional<JsonNode> whole(BigDecimal value) {
        boolean whole = value.stripTrailingZeros().scale() <= 0;
        if (!whole) {
            return Optional.of(JSON.numberNode(value));
        }
        BigInteger integer = value.toBigInteger();
        return Optional.of(
                integer.bitLength() < Long.SIZE ? JSON.numberNode(integer.longValue()) : JSON.numberNode(integer));
    }

    private static Optional<JsonNode> stripped(String text) {
        String plain = text.strip().replace("\r\n", "\n");
        return plain.isEmpty() ? Optional.empty() : Optional.of(StringNode.valueOf(plain));
    }
}
