package org.kelisim.portal.attachment;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.IFrame;
import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.component.html.Paragraph;
import org.kelisim.client.attachment.FileKind;

/**
 * An image or a PDF, looked at in the page. A browser's viewer runs a PDF's scripts, which may ask for something, and follows its
 * links in the portal's place (docs/decisions/0018-a-browser-gets-bytes-not-files.md): the page says so, and asks before it is left.
 */
final class Preview extends Dialog {

    private static final String ASK = "window.kelisimStay ??= event => event.preventDefault();"
            + " window.addEventListener('beforeunload', window.kelisimStay)";
    private static final String LET_GO = "window.removeEventListener('beforeunload', window.kelisimStay)";

    Preview(AttachmentSource source, int index, FileKind kind) {
        String name = source.described().get(index).name();
        setHeaderTitle(name);
        addClassName("preview");
        setWidth("min(70rem, 96vw)");
        setHeight("92vh");
        if (kind == FileKind.PDF) {
            add(pdf(source, index, name));
            addAttachListener(event -> event.getUI().getPage().executeJs(ASK));
            addDetachListener(event -> event.getUI().getPage().executeJs(LET_GO));
        } else {
            add(image(source, index, name));
        }
        Button close = new Button(getTranslation("kit.close"), click -> close());
        getFooter().add(close);
        addOpenedChangeListener(change -> {
            if (change.isOpened()) {
                close.focus();
            }
        });
    }

    private Component pdf(AttachmentSource source, int index, String name) {
        IFrame frame = new IFrame();
        frame.setSrc(AttachmentFile.toShow(source, index));
        frame.setTitle(name);
        frame.addClassName("preview-frame");
        Paragraph care = new Paragraph(getTranslation("attachments.pdf-care"));
        care.addClassName("help");
        Div viewer = new Div(care, frame);
        viewer.addClassName("preview-pdf");
        return viewer;
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
