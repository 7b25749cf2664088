package org.kelisim.portal.office;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.textfield.TextField;
import org.junit.jupiter.api.Test;
import org.kelisim.portal.sample.PortalTest;

class OfficeTest extends PortalTest {

    private TextField field(String label) {
        return $(TextField.class)
                .withCondition(it -> label.equals(it.getLabel()))
                .single();
    }

    @Test
    void aPatternIsExplainedByAnExampleOrRefusedWithItsReason() {
        work("daniyar");
        go("office");
        TextField outgoing = field("Outgoing");
        test(outgoing).setValue("{office}-{year}/{n:4}");
        assertThat(outgoing.getHelperText()).endsWith("/0017");
        test(outgoing).setValue("{n}{year}");
        assertThat(outgoing.isInvalid()).isTrue();
        assertThat(outgoing.getErrorMessage()).contains("Put a sign");
        assertThat(outgoing.getHelperText()).isEmpty();
    }

    @Test
    void whoMayNotChangeNumbersReadsThem() {
        work("aigerim");
        go("office");
        assertThat(field("Incoming").isReadOnly()).isTrue();
        assertThat(words()).contains("A coordinator or a releasing officer");
    }

    @Test
    void aCodeThatIsNoneOrUnknownIsSaidPlainly() {
        work("aigerim");
        go("office");
        TextField code = field("Verification code");
        test(code).setValue("<b>1</b>");
        test($(Button.class).withText("Check").single()).click();
        assertThat(code.isInvalid()).isTrue();
        test(code).setValue("00000 00000 00000 00000 00000");
        test($(Button.class).withText("Check").single()).click();
        assertThat(code.isInvalid()).isFalse();
        assertThat(words()).contains("No notice that your offices");
    }

    @Test
    void aDeputyIsNotNamedWithoutDays() {
        work("daniyar");
        go("office");
        test($(Button.class).withText("Name the deputy").single()).click();
        assertThat(words()).contains("Choose a colleague and both days");
    }
}
