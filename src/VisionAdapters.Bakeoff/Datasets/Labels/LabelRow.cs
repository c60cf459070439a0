namespace VisionAdapters.Bakeoff;

/// <summary>One image with its labels as they are written down.</summary>
/// <param name="Image">The image's id: the text of the image column.</param>
/// <param name="File">The image's name in the image store.</param>
/// <param name="Line">The line in the labels file; null where it has no lines.</param>
/// <param name="Cells">The labels, in the table's order of columns; null where there is none.</param>
internal sealed record LabelRow(string Image, string File, long? Line, string?[] Cells)
{
    /// <summary>Gets or sets the line in the attributes file, when the image has a row there.</summary>
    public long? AttributesLine { get; set; }
}
