namespace VisionAdapters.Bakeoff;

/// <summary>How a labeled set is written down.</summary>
public enum DatasetFormat
{
    /// <summary>A CSV file (RFC 4180, UTF-8, header line) with an image column and label columns.</summary>
    Csv = 0,

    /// <summary>A folder or uncompressed <c>.tar</c> with one folder per class; the folder's name is the label.</summary>
    Folder = 1,

    /// <summary>A folder with the IDX files of Fashion-MNIST, gzipped or not.</summary>
    FashionMnist = 2,

    /// <summary>A COCO annotation file. Recognised so that an error can name it; not read yet.</summary>
    Coco = 3,

    /// <summary>One JSON object a line, with an image property and label properties.</summary>
    Jsonl = 4,
}
