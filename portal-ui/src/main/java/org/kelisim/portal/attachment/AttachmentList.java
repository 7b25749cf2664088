package org.kelisim.portal.attachment;

import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.UnorderedList;

/** The attachments of a notice: what they are, and what can be done with each. Not visible where there are none. */
public final class AttachmentList extends Section {

    /** The attachments of that source, in the notice's order. */
    public AttachmentList(AttachmentSource source) {
        this(source, "attachments.title");
    }

    /** As before, under another heading. */
    public AttachmentList(AttachmentSource source, String titleKey) {
        addClassNames("panel", "attachments");
        setVisible(!source.described().isEmpty());
        UnorderedList list = new UnorderedList();
        list.addClassName("plain-list");
        for (int index = 0; index < source.described().size(); index++) {
            list.add(new AttachmentLine(source, index));
        }
        add(new H2(getTranslation(titleKey)), list);
    }

    /** Adds a sentence that says what is special about these. */
    public AttachmentList note(String text) {
        Paragraph note = new Paragraph(text);
        note.addClassName("help");
        add(note);
        return this;
    }
}
