package org.kelisim.client.attachment;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.kelisim.catalogue.Catalogue;
import org.kelisim.catalogue.NoticeType;
import org.kelisim.client.attachment.Attachments.Attached;
import org.kelisim.client.safeguards.Problem;
import org.kelisim.client.text.Message;
import org.kelisim.notice.DispatchId;
import org.kelisim.notice.PartDescription;

/**
 * What a type with images asks of attachments: images and nothing else, enough of them, with nothing in them but the picture,
 * under names that name nobody.
 */
public final class ImageRule {
    private static final String FIELD = "attachments";
    private static final int LARGEST = 32 << 20;
    private static final List<String> MEDIA_TYPES = List.of("image/jpeg", "image/png");

    private final Attachments attachments;
    private final Catalogue catalogue;

    public ImageRule(Attachments attachments, Catalogue catalogue) {
        this.attachments = attachments;
        this.catalogue = catalogue;
    }

    /** A draft's attachment as it will be sent. */
    private record Prepared(Attached before, byte[] bytes, boolean changed) {}

    /**
     * Takes everything but the picture out of a draft's images, if its type asks for images.
     *
     * @return what the author has to put right; then nothing was changed
     */
    public List<Problem> prepare(NoticeType type, DispatchId draft) {
        if (type.images().isEmpty()) {
            return List.of();
        }
        List<Attached> attached = attachments.list(draft);
        int atLeast = type.images().get().atLeast();
        if (attached.size() < atLeast) {
            return List.of(problem("images.missing", atLeast));
        }
        List<Problem> problems = new ArrayList<>();
        List<Prepared> prepared = new ArrayList<>();
        for (Attached each : attached) {
            named(type, each.description()).ifPresent(problems::add);
            clean(draft, each)
                    .ifPresentOrElse(
                            prepared::add,
                            () -> problems.add(problem(
                                    "images.not-an-image", each.description().name(), LARGEST >> 20)));
        }
        if (problems.isEmpty()) {
            prepared.stream()
                    .filter(Prepared::changed)
                    .forEach(it ->
                            attachments.replace(draft, it.before(), CleanImage.mediaType(it.bytes()), it.bytes()));
        }
        return problems;
    }

    /** Whether what came has the images that its type asks for, as far as it says itself. */
    public static boolean admits(NoticeType type, List<PartDescription> parts) {
        return type.images()
                .map(images -> parts.size() >= images.atLeast()
                        && parts.stream().allMatch(it -> MEDIA_TYPES.contains(it.mediaType())))
                .orElse(true);
    }

    private Optional<Problem> named(NoticeType type, PartDescription image) {
        return catalogue.refuses(type, image.name())
                ? Optional.of(problem("images.name", image.name()))
                : Optional.empty();
    }

    private Optional<Prepared> clean(DispatchId draft, Attached attached) {
        if (attached.description().size() > LARGEST) {
            return Optional.empty();
        }
        try (InputStream in = attachments.read(draft, attached)) {
            byte[] bytes = in.readNBytes(LARGEST);
            return CleanImage.of(bytes)
                    .map(cleaned -> new Prepared(
                            attached,
                            cleaned,
                            !Arrays.equals(bytes, cleaned)
                                    || !attached.description().mediaType().equals(CleanImage.mediaType(cleaned))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Problem problem(String key, Object... arguments) {
        return new Problem(FIELD, Message.of(key, arguments));
    }
}
