namespace VisionAdapters.Bakeoff;

/// <summary>
/// An emulator that stands in for services in a bake-off. It is a seam and not a reference, so that a bake-off from code needs no web
/// server: <c>VisionAdapters.Emulator</c> stands on ASP.NET Core.
/// </summary>
public interface IEmulatedServices
{
    /// <summary>Gets the address at which the emulator speaks the protocols of the services.</summary>
    Uri Endpoint { get; }

    /// <summary>Tells the emulator what is true of the images that it will be asked about.</summary>
    /// <param name="labeled">The labeled set.</param>
    /// <param name="images">The images of the set that will be asked about.</param>
    /// <param name="cancellationToken">Cancels the reading of the images.</param>
    /// <returns>A task that ends when the emulator knows them.</returns>
    Task LearnAsync(LabeledSet labeled, IReadOnlyList<LabeledImage> images, CancellationToken cancellationToken);
}
