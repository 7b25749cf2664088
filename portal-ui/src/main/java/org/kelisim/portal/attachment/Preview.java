package org.kelisim.portal.attachment;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.IFrame;
import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.component.html.Paragraph;
import org.kelisim.client.attachment.FileKind;

/** An image or a PDF, looked at in the page. */
final class Preview extends Dialog {

    Preview(AttachmentSource source, int index, FileKind kind) {
        String name = source.described().get(index).name();
        setHeaderTitle(name);
        addClassName("preview");
        setWidth("min(70rem, 96vw)");
        setHeight("92vh");
        add(kind == FileKind.PDF ? pdf(source, index, name) : image(source, index, name));
        Button close = new Button(getTranslation("kit.close"), click -> close());
        getFooter().add(close);
        addOpenedChangeListener(change -> {
            if (change.isOpened()) {
                close.focus();
            }
        });
    }

    private static Component pdf(AttachmentSource source, int index, String name) {
        IFrame frame = new IFrame();
        frame.setSrc(AttachmentFile.toShow(source, index));
        frame.setSizeFull();
        frame.setTitle(name);
        frame.addClassName("preview-frame");
        return frame;
    }

    private Component image(AttachmentSource source, int index, String name) {
        Image image = new Image(AttachmentFile.toShow(source, index), name);
        image.addClassName("preview-image");
        image.getElement().addEventListener("error", event -> {
            image.removeFromParent();
            Paragraph sorry = new Paragraph(getTranslation("attachments.not-shown"));
            sorry.getElement().setAttribute("role", "alert");
            add(sorry);
        });
        return image;
    }
}
