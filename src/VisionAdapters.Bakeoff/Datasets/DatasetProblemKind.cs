namespace VisionAdapters.Bakeoff;

/// <summary>What can be wrong with an entry of a labeled set. Each kind has one decision.</summary>
public enum DatasetProblemKind
{
    /// <summary>The labels name an image that is not there. The image is left out.</summary>
    MissingImage = 0,

    /// <summary>The file cannot be read, is empty, or is no image by its first bytes. The image is left out.</summary>
    UnreadableImage = 1,

    /// <summary>The dataset map does not know the label. The label is ignored: the image counts as unlabeled in that facet.</summary>
    UnknownLabel = 2,

    /// <summary>The image has been labeled by an earlier row. The row is skipped.</summary>
    DuplicateImage = 3,

    /// <summary>The row is malformed. The row is skipped.</summary>
    BadRow = 4,

    /// <summary>No facet of the image has a known label. The image is left out.</summary>
    UnlabeledImage = 5,

    /// <summary>The attributes file has no row for the image. The image is kept without them.</summary>
    MissingAttributes = 6,

    /// <summary>The attributes file has a row for an image that the labels do not name. The row is skipped.</summary>
    UnmatchedAttributes = 7,

    /// <summary>A file among the images is not one, or lies in no class's folder. The file is ignored.</summary>
    IgnoredFile = 8,

    /// <summary>
    /// The dataset map leaves the label out, by name or because it asks to ignore labels that it does not name. The label is ignored.
    /// </summary>
    IgnoredLabel = 9,

    /// <summary>
    /// A field has several values of a facet of one value, and the dataset map does not say what that means. Any of them is right.
    /// </summary>
    SeveralValues = 10,
}
