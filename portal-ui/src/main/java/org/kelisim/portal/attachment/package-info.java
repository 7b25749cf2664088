/** Attachments: attaching to a draft, reading before release and after arrival, and how their bytes reach a browser. */
@NullMarked
package org.kelisim.portal.attachment;

import org.jspecify.annotations.NullMarked;
