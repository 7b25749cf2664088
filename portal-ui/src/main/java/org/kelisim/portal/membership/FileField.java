package org.kelisim.portal.membership;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.server.streams.UploadHandler;
import java.util.function.Consumer;
import org.kelisim.portal.kit.Toast;

/** Takes one small file, in memory. */
class FileField extends Div {

    /**
     * @param largest in bytes
     * @param taken is called with the file's bytes under the screen's lock
     */
    FileField(String buttonKey, int largest, Consumer<byte[]> taken) {
        Upload upload = new Upload(UploadHandler.inMemory((metadata, bytes) -> taken.accept(bytes)));
        upload.setMaxFiles(1);
        upload.setMaxFileSize(largest);
        upload.setUploadButton(new Button(getTranslation(buttonKey)));
        upload.setDropLabel(new Span(getTranslation("members.drop")));
        upload.addFileRejectedListener(event -> Toast.warn(getTranslation("members.file-refused")));
        upload.addAllFinishedListener(event -> upload.clearFileList());
        add(upload);
    }
}
