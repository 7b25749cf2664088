package org.kelisim.portal.attachment;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.server.streams.UploadEvent;
import com.vaadin.flow.server.streams.UploadHandler;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.kelisim.client.attachment.Attaching;
import org.kelisim.client.attachment.Attachments.Attached;
import org.kelisim.client.attachment.DraftAttachments;
import org.kelisim.client.draft.NotAllowedException;
import org.kelisim.client.officer.UnlockedOfficer;
import org.kelisim.notice.DispatchId;
import org.kelisim.notice.Header;
import org.kelisim.portal.kit.Callout;
import org.kelisim.portal.kit.Tone;
import org.kelisim.portal.session.OfficerSession;
import org.kelisim.portal.text.Sizes;

/** Attaching files to a draft: they stream into the node's store, encrypted, and are never in memory as a whole. */
public final class AttachmentEditor extends Section {

    private static final int MOST_REFUSALS = 5;

    private final transient OfficerSession session;
    private final transient DispatchId draft;
    private final Div refusals = new Div();
    private final Paragraph room = new Paragraph();
    private final Upload upload = upload();
    private final UnorderedList list = new UnorderedList();

    /** The attachments of the officer's own open draft. */
    public AttachmentEditor(OfficerSession session, DispatchId draft) {
        this.session = session;
        this.draft = draft;
        addClassNames("panel", "attachments");
        list.addClassName("plain-list");
        Paragraph help =
                new Paragraph(getTranslation("attachments.help", Header.MOST_PARTS, DraftAttachments.LARGEST >> 20));
        help.addClassName("help");
        room.addClassName("help");
        add(new H2(getTranslation("attachments.title")), help, refusals, list, upload, room);
        draw();
    }

    private Upload upload() {
        UploadHandler handler = this::attach;
        Upload upload = new Upload(handler);
        upload.setI18n(UploadWords.in(this::getTranslation));
        upload.addFileRejectedListener(rejected -> refuse(tooLarge(rejected.getFileName())));
        upload.addAllFinishedListener(finished -> upload.clearFileList());
        return upload;
    }

    /** The browser refuses what is larger than one file may be, or than the room that is left. */
    private String tooLarge(String name) {
        DraftAttachments.Room now = session.node().attachments().room(session.officer());
        return now.left() < DraftAttachments.LARGEST
                ? now.refuses(name).in(getLocale())
                : getTranslation("attachments.too-large", name, DraftAttachments.LARGEST >> 20);
    }

    /** Runs while the bytes come in, without the session's lock. */
    private void attach(UploadEvent event) throws IOException {
        UI ui = event.getUI();
        Optional<UnlockedOfficer> officer = officer(event);
        if (officer.isEmpty()) {
            event.reject();
            return;
        }
        try (InputStream bytes = event.getInputStream()) {
            Attaching outcome = session.node().attachments().add(officer.get(), draft, event.getFileName(), bytes);
            if (outcome instanceof Attaching.Refused) {
                event.reject();
            }
            ui.access(() -> attached(outcome));
        }
    }

    private Optional<UnlockedOfficer> officer(UploadEvent event) {
        event.getSession().lock();
        try {
            return session.unlocked();
        } finally {
            event.getSession().unlock();
        }
    }

    private void attached(Attaching outcome) {
        if (outcome instanceof Attaching.Refused(var reason)) {
            refuse(reason.in(getLocale()));
        }
        if (session.unlocked().isPresent()) {
            draw();
        }
    }

    private void refuse(String reason) {
        while (refusals.getComponentCount() >= MOST_REFUSALS) {
            refusals.remove(refusals.getComponentAt(0));
        }
        refusals.add(new Callout(Tone.BAD, reason));
    }

    private void draw() {
        list.removeAll();
        List<Attached> attached = session.node().attachments().list(session.officer(), draft);
        AttachmentSource source = Attachments.draft(session, draft, attached);
        for (int index = 0; index < attached.size(); index++) {
            list.add(new AttachmentLine(source, index, remove(attached.get(index))));
        }
        list.setVisible(!attached.isEmpty());
        showRoom();
    }

    private void showRoom() {
        DraftAttachments.Room now = session.node().attachments().room(session.officer());
        upload.setMaxFileSize((int) Math.min(DraftAttachments.LARGEST, now.left()));
        upload.setVisible(now.left() > 0);
        room.setText(getTranslation(
                now.left() > 0 ? "attachments.room" : "attachments.full",
                Sizes.words(now.used(), getLocale()),
                Sizes.words(now.most(), getLocale())));
    }

    private Button remove(Attached attached) {
        Button remove = new Button(getTranslation("attachments.remove"), click -> {
            refusals.removeAll();
            try {
                session.node().attachments().remove(session.officer(), draft, attached.slot());
            } catch (NotAllowedException e) {
                refuse(e.reason().in(getLocale()));
            }
            draw();
        });
        remove.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.ERROR);
        remove.setAriaLabel(
                getTranslation("attachments.remove.what", attached.description().name()));
        return remove;
    }
}
