namespace VisionAdapters.Cli;

/// <summary>One JSON object a line, as results come.</summary>
internal sealed class JsonLinesTagOutput(TextWriter output) : ITagOutput
{
    public void Write(TagResult result) => output.WriteLine(JsonText.OneLine(TagJson.Of(result)));

    public void Complete() => output.Flush();
}
