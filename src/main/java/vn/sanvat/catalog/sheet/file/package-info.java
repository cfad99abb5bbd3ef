/** Spreadsheets as files: rows read and written one by one, whatever the format; knows nothing of goods. */
@NullMarked
package vn.sanvat.catalog.sheet.file;

import org.jspecify.annotations.NullMarked;
