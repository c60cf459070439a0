namespace VisionAdapters.Reporting;

/// <summary>What became of a facet of an image at one provider; the script knows the kinds by their numbers.</summary>
internal enum PictureKind
{
    Right = 0,
    Wrong = 1,
    Abstained = 2,
    NotOffered = 3,
    Failed = 4,
    Refused = 5,
    NotAsked = 6,

    /// <summary>The image has no true value of the facet, or somebody else was not asked for it: nobody is scored on it.</summary>
    NotScored = 7,
}
