package org.kelisim.portal.inbox;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import java.util.function.Consumer;
import org.kelisim.client.inbox.Colleague;
import org.kelisim.client.inbox.InboxEntry;
import org.kelisim.client.inbox.Work;
import org.kelisim.client.inbox.WorkOutcome;
import org.kelisim.portal.session.OfficerSession;

/** Asks which colleague gets a notice, and what to tell. */
final class HandOverDialog extends Dialog {

    HandOverDialog(OfficerSession session, InboxEntry entry, Consumer<WorkOutcome> done) {
        setHeaderTitle(getTranslation("work.hand-over"));
        setWidth("28rem");
        Work work = session.node().work();
        List<Colleague> colleagues = work.colleagues(entry.office(), session.officer());
        Select<Colleague> colleague = new Select<>();
        colleague.setLabel(getTranslation("work.colleague"));
        colleague.setItemLabelGenerator(Colleague::name);
        colleague.setItems(colleagues);
        colleague.setWidthFull();
        TextField note = new TextField(getTranslation("work.note"));
        note.setMaxLength(Work.LONGEST_NOTE);
        note.setHelperText(getTranslation("work.note.help"));
        note.setWidthFull();
        Button act = new Button(getTranslation("work.hand-over.act"), click -> {
            if (colleague.getValue() == null) {
                colleague.setErrorMessage(getTranslation("work.colleague.missing"));
                colleague.setInvalid(true);
                colleague.focus();
            } else {
                close();
                done.accept(work.handOver(
                        entry.id(),
                        entry.office(),
                        colleague.getValue().officer(),
                        note.getValue().strip(),
                        session.officer()));
            }
        });
        act.addThemeVariants(ButtonVariant.PRIMARY);
        if (colleagues.isEmpty()) {
            add(new Paragraph(getTranslation("work.alone")));
            act.setVisible(false);
        } else {
            add(colleague, note);
        }
        getFooter().add(new Button(getTranslation("kit.cancel"), click -> close()), act);
    }
}
