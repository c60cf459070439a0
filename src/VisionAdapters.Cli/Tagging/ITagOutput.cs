namespace VisionAdapters.Cli;

/// <summary>Writes results in one format, as they come or at the end.</summary>
internal interface ITagOutput
{
    void Write(TagResult result);

    void Complete();
}
