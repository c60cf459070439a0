namespace VisionAdapters.Azure;

/// <summary>An object whose box waits for the image's size, which comes later in the answer.</summary>
internal sealed record AzureObject(string Name, double Confidence, AzureBox? Box, IReadOnlyList<string> Parents)
{
    public LocalizedObject ToObject(AzureImageSize size) => new()
    {
        Name = Name,
        Confidence = Confidence,
        Region = Box?.ToRegion(size) ?? new ImageRegion(0, 0, 1, 1),
        Parents = Parents,
    };
}
