package org.kelisim.portal.attachment;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.progressbar.ProgressBar;
import com.vaadin.flow.server.Command;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import org.kelisim.client.attachment.Fetch;
import org.kelisim.client.attachment.FileKind;
import org.kelisim.client.attachment.SafeFile;
import org.kelisim.notice.PartDescription;
import org.kelisim.portal.attachment.AttachmentSource.Fetching;
import org.kelisim.portal.kit.Actions;
import org.kelisim.portal.kit.Callout;
import org.kelisim.portal.kit.Tone;
import org.kelisim.portal.text.Sizes;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One attachment: its name as it was written, its size, and fetching, looking and saving. */
final class AttachmentLine extends ListItem {

    private static final Logger LOG = LoggerFactory.getLogger(AttachmentLine.class);
    private static final int STEPS = 100;

    private final transient AttachmentSource source;
    private final int index;
    private final transient PartDescription described;
    private final Div state = new Div();

    AttachmentLine(AttachmentSource source, int index, Component... more) {
        this.source = source;
        this.index = index;
        this.described = source.described().get(index);
        addClassName("attachment");
        Span name = new Span(described.name());
        name.addClassName("attachment-name");
        name.getElement().setAttribute("dir", "auto");
        add(name, state);
        draw(more);
    }

    private void draw(Component... more) {
        state.removeAll();
        Optional<FileKind> here = source.here(index);
        Span details = new Span(here.map(kind -> getTranslation(
                        "attachments.kind-size",
                        kind.words().in(getLocale()),
                        Sizes.words(described.size(), getLocale())))
                .orElseGet(() -> Sizes.words(described.size(), getLocale())));
        details.addClassName("help");
        state.add(details);
        here.filter(kind -> !kind.fits(described.name()))
                .ifPresent(kind -> state.add(new Callout(
                        Tone.WARNING,
                        getTranslation("attachments.not-its-name", kind.words().in(getLocale())))));
        Actions actions = here.map(this::atHand).orElseGet(this::elsewhere);
        actions.add(more);
        state.add(actions);
    }

    private Actions atHand(FileKind kind) {
        Actions actions = new Actions();
        boolean shown = kind == FileKind.JPEG || kind == FileKind.PNG || kind == FileKind.PDF;
        if (shown) {
            actions.add(named(
                    new Button(getTranslation("attachments.look"), click -> new Preview(source, index, kind).open()),
                    "attachments.look.what"));
        }
        Anchor save = new Anchor(AttachmentFile.toSave(source, index), getTranslation("attachments.save"));
        save.getElement().setAttribute("download", SafeFile.name(described.name()));
        actions.add(named(save, "attachments.save.what"));
        return actions;
    }

    private <T extends Component> T named(T action, String key) {
        action.getElement().setAttribute("aria-label", getTranslation(key, described.name()));
        return action;
    }

    private Actions elsewhere() {
        Actions actions = new Actions();
        source.fetching(index)
                .ifPresent(fetching -> actions.add(named(
                        new Button(getTranslation("attachments.fetch"), click -> fetch(fetching)),
                        "attachments.fetch.what")));
        return actions;
    }

    private void fetch(Fetching fetching) {
        ProgressBar bar = new ProgressBar(0, Math.max(1, described.size()));
        bar.getElement().setAttribute("aria-label", getTranslation("attachments.fetching", described.name()));
        Span count = new Span(getTranslation("attachments.waiting"));
        count.addClassName("help");
        state.removeAll();
        state.add(bar, count);
        UI ui = UI.getCurrent();
        LongConsumer progress = inSteps(bytes -> tell(ui, () -> {
            bar.setValue(Math.min(bytes, bar.getMax()));
            count.setText(getTranslation(
                    "attachments.progress",
                    Sizes.words(bytes, getLocale()),
                    Sizes.words(described.size(), getLocale())));
        }));
        Thread.startVirtualThread(() -> {
            Fetch outcome = fetching.fetch(progress);
            tell(ui, () -> fetched(outcome));
        });
    }

    /** Whoever closes the page finds the file here on coming back: fetching goes on. */
    private static void tell(UI ui, Command news) {
        try {
            ui.access(news);
        } catch (UIDetachedException e) {
            LOG.debug("nobody looks any more");
        }
    }

    /** Tells of every hundredth, not of every buffer. */
    private LongConsumer inSteps(LongConsumer told) {
        AtomicLong next = new AtomicLong();
        long step = Math.max(1, described.size() / STEPS);
        return bytes -> {
            if (bytes >= next.get()) {
                next.set(bytes + step);
                told.accept(bytes);
            }
        };
    }

    private void fetched(Fetch outcome) {
        draw();
        switch (outcome) {
            case Fetch.Whole whole ->
                state.getElement().executeJs("this.querySelector('vaadin-button, a[href]')?.focus()");
            case Fetch.Failed(var reason) ->
                state.addComponentAsFirst(new Callout(
                        Tone.BAD,
                        new Paragraph(reason.in(getLocale())),
                        new Paragraph(getTranslation("attachments.failed"))));
        }
    }
}
