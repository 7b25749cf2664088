package org.kelisim.client.attachment;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kelisim.catalogue.Catalogue;
import org.kelisim.catalogue.NoticeType;
import org.kelisim.client.attachment.Attachments.Attached;
import org.kelisim.client.safeguards.Problem;
import org.kelisim.client.text.Message;
import org.kelisim.json.Digest;
import org.kelisim.notice.DispatchId;
import org.kelisim.notice.PartDescription;

/**
 * What a type with images asks of attachments: images and nothing else, enough of them, with nothing in them but the picture,
 * under names that name nobody.
 */
public final class ImageRule {
    private static final String FIELD = "attachments";
    private static final int LARGEST = 16 << 20;
    private static final List<String> MEDIA_TYPES = List.of("image/jpeg", "image/png");

    private final Attachments attachments;
    private final Catalogue catalogue;

    public ImageRule(Attachments attachments, Catalogue catalogue) {
        this.attachments = attachments;
        this.catalogue = catalogue;
    }

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
        for (Attached each : attached) {
            named(type, each.description()).ifPresent(problems::add);
            if (clean(draft, each).isEmpty()) {
                problems.add(problem("images.not-an-image", each.description().name(), LARGEST >> 20));
            }
        }
        if (problems.isEmpty()) {
            attached.forEach(it -> replace(draft, it)); // one by one: never more than one in memory
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

    private Optional<byte[]> clean(DispatchId draft, Attached attached) {
        if (attached.description().size() > LARGEST) {
            return Optional.empty();
        }
        try (InputStream in = attachments.read(draft, attached)) {
            return CleanImage.of(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void replace(DispatchId draft, Attached attached) {
        byte[] cleaned = clean(draft, attached).orElseThrow();
        PartDescription before = attached.description();
        String mediaType = CleanImage.mediaType(cleaned);
        if (!before.sha384().equals(Digest.of(cleaned)) || !before.mediaType().equals(mediaType)) {
            attachments.replace(draft, attached, mediaType, cleaned);
        }
    }

    private static Problem problem(String key, Object... arguments) {
        return new Problem(FIELD, Message.of(key, arguments));
    }
}
