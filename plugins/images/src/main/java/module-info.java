/** Images: IDX files, folders of picture files, and sheets of many pictures in one file. */
@org.jspecify.annotations.NullMarked
module org.genera.images {
  requires static org.jspecify;
  requires java.desktop;
  requires org.genera.api;

  provides org.genera.api.data.DatasetFormat with
      org.genera.images.folder.ImageFolderFormat,
      org.genera.images.idx.IdxFormat,
      org.genera.images.sheet.SheetFormat;
}
