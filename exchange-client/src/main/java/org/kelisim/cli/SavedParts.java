package org.kelisim.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.kelisim.client.attachment.Fetch;
import org.kelisim.client.attachment.SafeFile;
import org.kelisim.client.node.SystemNode;
import org.kelisim.client.text.Message;
import org.kelisim.json.CanonicalJson;
import org.kelisim.notice.Notice;
import org.kelisim.notice.PartDescription;
import org.kelisim.party.OfficeId;

/** Saves the attachments of an opened notice into a folder, each once it is whole, none in place of another file. */
final class SavedParts {
    private final SystemNode node;
    private final Set<OfficeId> offices;
    private final Output out;

    SavedParts(SystemNode node, Set<OfficeId> offices, Output out) {
        this.node = node;
        this.offices = offices;
        this.out = out;
    }

    void save(Notice notice, Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new Stop(ExitCode.USAGE, Message.of("cli.no-folder", folder.toString()));
        }
        List<PartDescription> parts = notice.parts();
        for (int index = 0; index < parts.size(); index++) {
            save(notice, index, parts.get(index), folder);
        }
    }

    private void save(Notice notice, int index, PartDescription part, Path folder) {
        SafeFile.Saved<Fetch> saved = saved(notice, index, part, folder);
        switch (saved.outcome()) {
            case Fetch.Failed(Message reason) ->
                throw new Stop(
                        ExitCode.NOT_OPENED,
                        Message.of("cli.part-not-saved", SafeFile.name(part.name()), reason.in(out.locale())));
            case Fetch.Whole whole -> {
                out.line(Message.of("cli.saved-part", saved.file().toString(), Long.toString(part.size())));
                out.json(() -> CanonicalJson.object()
                        .put("attachment", index)
                        .put("name", part.name())
                        .put("file", saved.file().toString())
                        .put("size", part.size()));
            }
        }
    }

    private SafeFile.Saved<Fetch> saved(Notice notice, int index, PartDescription part, Path folder) {
        try {
            return SafeFile.save(
                    folder,
                    part.name(),
                    plain -> node.fetchAttachment(notice.id(), offices, index, plain),
                    Fetch.Whole.class::isInstance);
        } catch (IOException e) {
            throw new Stop(ExitCode.TROUBLE, Message.of("cli.no-folder", folder.toString()));
        }
    }
}
