package org.kelisim.portal.membership;

import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import java.time.LocalDate;
import java.util.Optional;
import org.kelisim.client.membership.Decision;

/** The decision that a step rests on. */
class DecisionFields extends Div {

    private final TextField meeting = new TextField();
    private final TextField paragraph = new TextField();
    private final DatePicker date = new DatePicker();

    DecisionFields() {
        addClassName("form-row");
        meeting.setLabel(getTranslation("members.meeting"));
        paragraph.setLabel(getTranslation("members.paragraph"));
        date.setLabel(getTranslation("members.date"));
        add(meeting, paragraph, date);
    }

    /** What was entered; says what is missing if there is no date. */
    Optional<Decision> value() {
        LocalDate day = date.getValue();
        date.setInvalid(day == null);
        date.setErrorMessage(getTranslation("members.missing"));
        return day == null
                ? Optional.empty()
                : Optional.of(new Decision(meeting.getValue(), paragraph.getValue(), day));
    }
}
