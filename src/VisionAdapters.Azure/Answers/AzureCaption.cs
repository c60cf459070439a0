namespace VisionAdapters.Azure;

/// <summary>A caption whose box waits for the image's size, which comes later in the answer.</summary>
internal sealed record AzureCaption(string Text, double? Confidence, AzureBox? Box)
{
    public ImageCaption ToCaption(AzureImageSize size) => new()
    {
        Text = Text,
        Confidence = Confidence,
        Region = Box?.ToRegion(size),
    };
}
