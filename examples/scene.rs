//! Draws the tutorial's photograph of a scene that does not exist: `cargo run --release --example scene -- FILE.png`.
//!
//! Fruit on a wooden table, in front of a curtain and a window: rays are traced from the eye to what they hit, and from
//! there to a wide lamp. It has soft shadows, textures of many orientations, and film grain.

use std::env;
use std::f64::consts::PI;

use image::{GrayImage, Luma};

type Vector = [f64; 3];

const SIZE: (u32, u32) = (256, 192);
/// Rays per pixel and side; each hits the lamp at a different point.
const RAYS: u32 = 6;
const EYE: Vector = [0.0, 1.9, -6.0];
const LAMP: Vector = [-4.5, 6.5, -3.5];
const WALL: f64 = 3.2;

/// Fruit: centre, radius, brightness, and the depth of its stripes.
const FRUIT: [(Vector, f64, f64, f64); 5] = [
    ([-1.55, 0.85, 0.2], 0.85, 0.42, 0.55),  // a melon
    ([0.25, 0.6, -0.35], 0.6, 0.55, 0.0),    // an apple
    ([1.35, 0.5, 0.15], 0.5, 0.85, 0.0),     // an orange
    ([0.95, 0.32, -1.15], 0.32, 0.3, 0.0),   // a plum
    ([-0.45, 0.36, -1.2], 0.36, 0.75, 0.25), // a gooseberry of some size
];

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let file = env::args().nth(1).ok_or("name a PNG file to write")?;
    let mut random = Random(1);
    let picture = GrayImage::from_fn(SIZE.0, SIZE.1, |x, y| {
        let mut light = 0.0;
        for ray in 0..RAYS * RAYS {
            let (column, row) = (ray % RAYS, ray / RAYS);
            let across = f64::from(x) + (f64::from(column) + random.next()) / f64::from(RAYS);
            let down = f64::from(y) + (f64::from(row) + random.next()) / f64::from(RAYS);
            let [width, height] = [f64::from(SIZE.0), f64::from(SIZE.1)];
            let towards = unit([
                (across - width / 2.0) / width * 0.9,
                (height / 2.0 - down) / width * 0.9 - 0.14,
                1.0,
            ]);
            light += seen(EYE, towards, &mut random);
        }
        let light = light / f64::from(RAYS * RAYS);
        let grain = (0..4).map(|_| random.next() - 0.5).sum::<f64>() * 0.008;
        // As a screen expects it: the eye tells dark shades apart better than bright ones.
        let shade = 0.5 + 1.6 * (light.clamp(0.0, 1.0).powf(1.0 / 2.2) - 0.58) + grain;
        Luma([(shade.clamp(0.0, 1.0) * 255.0).round() as u8])
    });
    picture.save(file)?;
    Ok(())
}

/// The light that reaches `from` from a direction.
fn seen(from: Vector, towards: Vector, random: &mut Random) -> f64 {
    let fruit = FRUIT
        .iter()
        .filter_map(|&fruit| Some((meets(from, towards, fruit.0, fruit.1)?, fruit)))
        .min_by(|a, b| a.0.total_cmp(&b.0));
    if let Some((distance, (centre, radius, brightness, stripes))) = fruit {
        let at = along(from, towards, distance);
        let out = scaled(minus(at, centre), 1.0 / radius);
        // Stripes run from stem to blossom; the fruit leans a little.
        let turn = (out[2] + 0.4 * out[1]).atan2(out[0] - 0.3 * out[1]);
        let skin = brightness * (1.0 - stripes * (0.5 + 0.5 * (11.0 * turn).sin()).powi(2));
        let mottled = skin * (0.93 + 0.07 * noise(scaled(out, 9.0)));
        let shine = dot(mirrored(towards, out), unit(minus(LAMP, at)))
            .max(0.0)
            .powi(40);
        return mottled * lit(at, out, random) + 0.35 * shine;
    }
    let table = if towards[1] < 0.0 {
        -from[1] / towards[1]
    } else {
        f64::INFINITY
    };
    let wall = (WALL - from[2]) / towards[2];
    if table < wall {
        let at = along(from, towards, table);
        let plank = (at[2] * 0.9 + 40.0).fract();
        let rings = at[2] * 7.0 + 1.6 * noise([at[0] * 0.5, at[2] * 3.0, 4.0]);
        let grain = 0.36 + 0.07 * (rings * 2.0 * PI).sin() * noise([at[0] * 1.3, at[2] * 5.0, 9.0]);
        let gap = if plank < 0.03 { 0.35 } else { 1.0 };
        return grain * gap * lit(at, [0.0, 1.0, 0.0], random);
    }
    wall_light(along(from, towards, wall), random)
}

/// A window on the right, with bars; a curtain with folds on the left.
fn wall_light(at: Vector, random: &mut Random) -> f64 {
    let [x, y, _] = at;
    let (left, right, bottom, top) = (0.5, 2.6, 0.75, 3.4);
    let frame = 0.12;
    if (left..right).contains(&x) && (bottom..top).contains(&y) {
        let bar = |value: f64, middle: f64| (value - middle).abs() < 0.05;
        let edge = x < left + frame || x > right - frame || y < bottom + frame || y > top - frame;
        if edge || bar(x, (left + right) / 2.0) || bar(y, (bottom + top) / 2.0) {
            return 0.5 * lit(at, [0.0, 0.0, -1.0], random);
        }
        // Hills in the haze.
        let hill = 1.45 + 0.3 * (1.7 * x).sin() + 0.1 * (5.3 * x).sin();
        return if y < hill {
            0.33 + 0.1 * noise([7.0 * x, 7.0 * y, 1.0])
        } else {
            0.75 + 0.08 * (y - hill)
        };
    }
    if x < -0.55 {
        let fold = (6.0 * x + 0.8 * (0.9 * y).sin()).sin();
        let slope = unit([-0.75 * (6.0 * x + 0.8 * (0.9 * y).sin()).cos(), 0.0, -1.0]);
        let weave = 0.95 + 0.05 * ((x * 46.0).sin() * (y * 46.0).sin());
        return (0.34 + 0.08 * fold) * weave * lit(at, slope, random);
    }
    (0.3 + 0.03 * noise([at[0] * 6.0, at[1] * 6.0, 2.0])) * lit(at, [0.0, 0.0, -1.0], random)
}

/// How much light from the lamp and the room falls on a surface.
fn lit(at: Vector, out: Vector, random: &mut Random) -> f64 {
    let lamp = [
        LAMP[0] + random.next() * 1.6,
        LAMP[1] + random.next() * 1.6,
        LAMP[2],
    ];
    let path = minus(lamp, at);
    let towards = unit(path);
    let start = along(at, out, 1e-4);
    let hidden = FRUIT
        .iter()
        .any(|fruit| meets(start, towards, fruit.0, fruit.1).is_some());
    let direct = if hidden {
        0.0
    } else {
        dot(out, towards).max(0.0)
    };
    // Under a fruit, even the light of the room is weak.
    let open = FRUIT.iter().map(|fruit| {
        let distance = dot(minus(at, fruit.0), minus(at, fruit.0)).sqrt() - fruit.1;
        1.0 - 0.6 * (-distance.max(0.0) * 5.0).exp()
    });
    1.25 * direct + 0.3 * open.product::<f64>()
}

/// The distance at which a ray enters a sphere.
fn meets(from: Vector, towards: Vector, centre: Vector, radius: f64) -> Option<f64> {
    let path = minus(centre, from);
    let nearest = dot(path, towards);
    let depth = radius * radius - (dot(path, path) - nearest * nearest);
    let distance = nearest - depth.max(0.0).sqrt();
    (depth > 0.0 && distance > 1e-6).then_some(distance)
}

/// Smooth noise from −1 to 1: random numbers at integer points, interpolated between.
fn noise(at: Vector) -> f64 {
    let corner = at.map(f64::floor);
    let share = [0, 1, 2].map(|i| {
        let part = at[i] - corner[i];
        part * part * (3.0 - 2.0 * part)
    });
    let mut sum = 0.0;
    for bits in 0..8u64 {
        let bit = [0, 1, 2].map(|i| bits >> i & 1);
        let place = [0, 1, 2].map(|i| (corner[i] as i64 + bit[i] as i64) as u64);
        let weight: f64 = [0, 1, 2]
            .map(|i| {
                if bit[i] == 1 {
                    share[i]
                } else {
                    1.0 - share[i]
                }
            })
            .iter()
            .product();
        let seed = place[0].wrapping_mul(73_856_093)
            ^ place[1].wrapping_mul(19_349_663)
            ^ place[2].wrapping_mul(83_492_791);
        sum += weight * (2.0 * Random(seed).next() - 1.0);
    }
    sum
}

/// Numbers from 0 to 1, the same in every run.
struct Random(u64);

impl Random {
    fn next(&mut self) -> f64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ mixed >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ mixed >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((mixed ^ mixed >> 31) >> 11) as f64 / (1u64 << 53) as f64
    }
}

fn dot(a: Vector, b: Vector) -> f64 {
    a[0] * b[0] + a[1] * b[1] + a[2] * b[2]
}

fn scaled(a: Vector, by: f64) -> Vector {
    a.map(|value| value * by)
}

fn minus(a: Vector, b: Vector) -> Vector {
    [a[0] - b[0], a[1] - b[1], a[2] - b[2]]
}

fn along(from: Vector, towards: Vector, distance: f64) -> Vector {
    [0, 1, 2].map(|i| from[i] + towards[i] * distance)
}

fn unit(a: Vector) -> Vector {
    scaled(a, 1.0 / dot(a, a).sqrt())
}

fn mirrored(towards: Vector, out: Vector) -> Vector {
    minus(towards, scaled(out, 2.0 * dot(towards, out)))
}
