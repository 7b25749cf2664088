/** Attachments at the node: kept encrypted until they are sent, sealed and uploaded, fetched and opened in constant memory. */
@NullMarked
package org.kelisim.client.attachment;

import org.jspecify.annotations.NullMarked;
