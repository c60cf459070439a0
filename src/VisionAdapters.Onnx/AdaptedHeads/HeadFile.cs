using System.Text.Json;
using VisionAdapters.Files;

namespace VisionAdapters.Onnx;

/// <summary>
/// Keeps an adapted head in a JSON file: its labels, its weights as base64, the model that it belongs to, and where it comes from.
/// </summary>
public static class HeadFile
{
    /// <summary>Loads a head.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The head.</returns>
    /// <exception cref="AdaptedHeadException">The file is missing, damaged or of another schema.</exception>
    public static AdaptedHead Load(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        try
        {
            using var stream = RegularFile.OpenRead(path);
            return Load(stream, path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new AdaptedHeadException(
                $"{path}: the head cannot be read: {exception.Message} Name a file that 'vision-adapters adapt' wrote.",
                exception)
            {
                File = path,
            };
        }
    }

    /// <summary>Loads a head.</summary>
    /// <param name="stream">What to read, UTF-8; left open.</param>
    /// <param name="name">A name for messages.</param>
    /// <returns>The head.</returns>
    /// <exception cref="AdaptedHeadException">The content is damaged or of another schema.</exception>
    public static AdaptedHead Load(Stream stream, string name)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentException.ThrowIfNullOrEmpty(name);
        try
        {
            var document = JsonSerializer.Deserialize(stream, HeadFileJsonContext.Default.HeadFileDocument);
            return HeadFileReader.Read(document, name);
        }
        catch (JsonException exception)
        {
            throw HeadFileReader.Error(name, $"the file is no head: {exception.Message}", exception);
        }
    }

    /// <summary>Saves a head. An existing file is replaced once the new one is complete.</summary>
    /// <param name="head">The head.</param>
    /// <param name="path">The file to write.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void Save(AdaptedHead head, string path)
    {
        ArgumentNullException.ThrowIfNull(head);
        ArgumentException.ThrowIfNullOrEmpty(path);
        HeadFileReader.Check(head, path);
        var unfinished = path + ".part";
        using (var stream = File.Create(unfinished))
        {
            JsonSerializer.Serialize(stream, HeadFileDocument.From(head), HeadFileJsonContext.Default.HeadFileDocument);
        }

        File.Move(unfinished, path, overwrite: true);
    }
}
