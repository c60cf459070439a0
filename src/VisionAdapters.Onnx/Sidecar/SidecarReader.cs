using System.Text.Json;
using VisionAdapters.Imaging;

namespace VisionAdapters.Onnx.Sidecar;

/// <summary>Reads a sidecar, fills in the defaults and checks all that can be checked without the model.</summary>
internal static class SidecarReader
{
    private const int SchemaVersion = 1;

    public static ModelDescription Read(OnnxModelSource source)
    {
        var document = Parse(source);
        if (document.SchemaVersion != SchemaVersion)
        {
            throw Error(source, document.SchemaVersion is null
                ? $"schemaVersion is missing; write \"schemaVersion\": {SchemaVersion}."
                : $"schemaVersion {document.SchemaVersion} is not known here; this package reads version "
                    + $"{SchemaVersion}: update the package or rewrite the sidecar.");
        }

        if (string.IsNullOrEmpty(document.Model?.File))
        {
            throw Error(source, "model.file is missing; name the .onnx file, relative to the sidecar.");
        }

        var heads = new HeadReader(source);
        return new ModelDescription
        {
            Source = source,
            Name = string.IsNullOrEmpty(document.Name) ? Path.GetFileNameWithoutExtension(document.Model.File) : document.Name,
            Version = string.IsNullOrEmpty(document.Version) ? null : document.Version,
            Single = ReadFile(source, document.Model, "model"),
            Int8 = document.Model.Int8 is { } int8 ? ReadFile(source, int8, "model.int8") : null,
            Input = CheckInput(source, document.Input ?? new SidecarInput()),
            Embedding = document.Embedding,
            Heads = heads.Read(document.Heads),
            Remarks = heads.Remarks,
        };
    }

    private static ModelFile ReadFile(OnnxModelSource source, SidecarModel model, string property)
    {
        if (string.IsNullOrEmpty(model.File))
        {
            throw Error(source, $"{property}.file is missing; name the .onnx file, relative to the sidecar.");
        }

        return model.Sha256 is not { } sha256 || (sha256.Length == 64 && sha256.All(char.IsAsciiHexDigit))
            ? new ModelFile(model.File, model.Sha256?.ToLowerInvariant())
            : throw Error(source, $"{property}.sha256 '{sha256}' is not a SHA-256; write its 64 hexadecimal digits or leave it out.");
    }

    private static SidecarDocument Parse(OnnxModelSource source)
    {
        using var stream = source.OpenSidecar();
        try
        {
            return JsonSerializer.Deserialize(stream, SidecarJsonContext.Default.SidecarDocument)
                ?? throw Error(source, "the sidecar is null; write a JSON object.");
        }
        catch (JsonException exception)
        {
            // The parser counts lines from 0 and ends its own messages with path and position.
            var message = exception.Message.Split(" Path: ", 2)[0].TrimEnd('.');
            var at = string.IsNullOrEmpty(exception.Path) ? string.Empty : $"{exception.Path}: ";
            throw new OnnxModelException(source.Name, (int?)exception.LineNumber + 1, $"{at}{message}; correct the JSON.", exception);
        }
    }

    private static SidecarInput CheckInput(OnnxModelSource source, SidecarInput input)
    {
        if (input.Width <= 0 || input.Height <= 0)
        {
            throw Error(source, "input.width and input.height must be greater than 0.");
        }

        if (input.ShorterSide is { } shorter
            && (shorter > ImageTensorFormat.MaxSide || shorter < Math.Max(input.Width ?? 1, input.Height ?? 1)))
        {
            throw Error(
                source,
                $"input.shorterSide is {shorter}; it must be at least input.width and input.height, which are cut out of it, and at most "
                    + $"{ImageTensorFormat.MaxSide}.");
        }

        if (input.Mean is not null and not { Count: 3 } || input.Std is not null and not { Count: 3 })
        {
            throw Error(source, "input.mean and input.std must have 3 numbers, for red, green and blue.");
        }

        if (input.Std is not null && !input.Std.All(value => value > 0))
        {
            throw Error(source, "input.std must be above 0, in units of 0 to 1: pixels are divided by it.");
        }

        return input;
    }

    private static OnnxModelException Error(OnnxModelSource source, string message) => new(source.Name, null, message);
}
