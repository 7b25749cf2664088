package org.kelisim.portal.membership;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.server.streams.UploadHandler;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.kelisim.portal.kit.Toast;

/** Takes one small file after the other, in memory. */
class FileField extends Div {

    private final transient Consumer<byte[]> taken;
    private byte @Nullable [] received;

    /**
     * @param largest in bytes
     * @param taken is called with the file's bytes under the screen's lock, once the next file can come
     */
    FileField(String buttonKey, int largest, Consumer<byte[]> taken) {
        this.taken = taken;
        Upload upload = new Upload(UploadHandler.inMemory((metadata, bytes) -> received = bytes));
        upload.setMaxFiles(1);
        upload.setMaxFileSize(largest);
        upload.setUploadButton(new Button(getTranslation(buttonKey)));
        upload.setDropLabel(new Span(getTranslation("members.drop")));
        upload.addFileRejectedListener(event -> Toast.warn(getTranslation("members.file-refused")));
        upload.addAllFinishedListener(event -> finished(upload));
        add(upload);
    }

    /** While an upload is under way, the component refuses another: nobody sees what came of one before it is over. */
    private void finished(Upload upload) {
        upload.clearFileList();
        byte[] bytes = received;
        received = null;
        if (bytes != null) {
            taken.accept(bytes);
        }
    }
}
